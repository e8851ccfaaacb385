import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app } from 'electron';
import type { About } from '../shared/contracts/ipc.ts';
import type { Profile } from './profiles.ts';

/** What does not change while the same clinician is signed in. */
export function readAbout(input: {
  readonly profile: Profile;
  readonly templates: About['templates'];
  readonly feeRules: About['feeRules'];
  readonly dataFolder: string;
}): About {
  const { persona, kind, protectedBy, inKeychain } = input.profile;
  const source = runtimeSource();
  return {
    version: app.getVersion(),
    testBuild: source !== 'official',
    practice: kind === 'practice',
    runtime: {
      electron: process.versions.electron ?? '',
      chrome: process.versions.chrome ?? '',
      node: process.versions.node,
      source: app.isPackaged ? 'packaged' : source,
    },
    principal: persona.principal,
    clinic: persona.clinic,
    templates: input.templates,
    feeRules: input.feeRules,
    keyKept: protectedBy === 'nothing' ? 'file' : inKeychain ? 'keychain' : 'passphrase',
    dataFolder: input.dataFolder,
  };
}

/** Set-up leaves a marker beside the runtime that says where it is from; a package of the stand-in is named as a test. */
function runtimeSource(): 'official' | 'npm-copy' {
  if (app.isPackaged && basename(process.execPath).includes('test')) return 'npm-copy';
  try {
    const marker: unknown = JSON.parse(
      readFileSync(join(dirname(process.execPath), 'vidi-runtime.json'), 'utf8'),
    );
    const source = typeof marker === 'object' && marker !== null && 'source' in marker ? marker.source : null;
    return source === 'npm-copy' ? 'npm-copy' : 'official';
  } catch {
    return 'official';
  }
}
