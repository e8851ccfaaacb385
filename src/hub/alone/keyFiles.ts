import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { done } from '../../shared/domain/refusal.ts';
import type { HubSettings } from './settings.ts';
import { codeOf, type Told, tell, troubles } from './told.ts';

type Places = Pick<HubSettings, 'data' | 'keyFile' | 'linkKeyFile'>;

/** Bits of a file's mode by which others than its owner read or write it. */
const others = 0o077;

export interface HubKeys {
  readonly database: string;
  readonly links: string;
}

/** Both keys, from files that nobody but their owner can read. */
export function readKeys({ keyFile, linkKeyFile }: Places): Told<HubKeys> {
  const database = readKey('VIDI_HUB_KEY_FILE', keyFile);
  const links = readKey('VIDI_HUB_LINK_KEY_FILE', linkKeyFile);
  if (!database.ok || !links.ok) return tell(...troubles(database, links));
  if (database.value === links.value)
    return tell('VIDI_HUB_LINK_KEY_FILE: must hold another key than VIDI_HUB_KEY_FILE');
  return done({ database: database.value, links: links.value });
}

function readKey(setting: string, file: string): Told<string> {
  let text: string;
  try {
    if (isOpenToOthers(file, others))
      return tell(`${setting}: others can read the file; allow its owner alone (chmod 600)`);
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    return codeOf(error) === 'ENOENT'
      ? tell(`${setting}: there is no such file; "npm run hub -- keys" makes it`)
      : tell(`${setting}: cannot be read (${codeOf(error)})`);
  }
  return /^[0-9a-f]{64}$/.test(text)
    ? done(text)
    : tell(`${setting}: must hold 64 hexadecimal digits and nothing else`);
}

/**
 * Makes the key files that are not there, and touches none that is: the names of those made. Refused where there is a
 * database already: another key would not open it.
 */
export function makeKeys({ data, keyFile, linkKeyFile }: Places): Told<readonly string[]> {
  const missing = [keyFile, linkKeyFile].filter((file) => !existsSync(file));
  if (missing.includes(keyFile) && existsSync(join(data, 'hub.db')))
    return tell(
      'VIDI_HUB_KEY_FILE: the file is gone, but the data folder holds a database that only its key opens; put it back from your copy',
    );
  for (const file of missing) {
    try {
      writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      const setting = file === keyFile ? 'VIDI_HUB_KEY_FILE' : 'VIDI_HUB_LINK_KEY_FILE';
      return tell(`${setting}: cannot be written (${codeOf(error)})`);
    }
  }
  return done(missing);
}

/** Whether the file's mode lets others at it. Windows has no such modes: its folders' rights are what counts there. */
export function isOpenToOthers(file: string, bits: number): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & bits) !== 0;
}
