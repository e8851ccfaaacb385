import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'libsql';
import { openKey, openPracticeRoot } from '../../../src/main/practiceProfile.ts';
import { readProfileFile } from '../../../src/main/profileFile.ts';
import { readJournal } from '../../../src/main/sealedJournal.ts';
import type { Result } from '../../../src/shared/domain/refusal.ts';

/** Something that a practice console has left behind, to be searched. */
export interface Kept {
  /** A file's path in the data folder, or what it is. */
  readonly where: string;
  readonly bytes: Buffer;
}

/** Every file of a folder as it lies on the disk: profile, caches, databases with their logs, crash dumps. */
export function filesIn(folder: string): readonly Kept[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { where: relative(folder, path), bytes: readFileSync(path) };
    });
}

/**
 * What is sealed on the disk, opened with the practice clinic's own keys: each row of the hub's store, each record of the drafts.
 * The console must have ended.
 */
export async function unsealedIn(dataDir: string): Promise<readonly Kept[]> {
  const practice = join(dataDir, 'practice');
  const file = must(await readProfileFile(practice));
  if (file?.v !== 1) throw new Error('the practice profile is not there, or locked');
  const { rootKey, hubKeys } = must(await openPracticeRoot(practice, file.persona));
  const drafts = openKey(rootKey, file.keys.drafts, 'drafts');
  if (drafts === null) throw new Error('the drafts cannot be opened');
  return [
    ...rowsOf(join(practice, 'hub', 'hub.db'), hubKeys.database.toString('hex')),
    ...filesIn(join(practice, 'drafts')).flatMap(({ where, bytes }) => {
      const journal = readJournal(bytes, drafts);
      return journal.state === 'readable'
        ? [{ where: `draft ${where}`, bytes: Buffer.from(JSON.stringify(journal.records)) }]
        : [];
    }),
  ];
}

/** Which of the texts stand in it, in UTF-8 or UTF-16, whatever case: where, and which. */
export function found(kept: readonly Kept[], texts: readonly string[]): readonly string[] {
  return kept.flatMap(({ where, bytes }) => {
    // One byte a character: what is not text stays apart from what is.
    const plain = bytes.toString('latin1').toLowerCase();
    return texts
      .filter((text) =>
        (['utf8', 'utf16le', 'utf16be'] as const).some((encoding) =>
          plain.includes(encoded(text.toLowerCase(), encoding)),
        ),
      )
      .map((text) => `${where}: ${text}`);
  });
}

function encoded(text: string, encoding: 'utf8' | 'utf16le' | 'utf16be'): string {
  const bytes = Buffer.from(text, encoding === 'utf8' ? 'utf8' : 'utf16le');
  // Lowered as what it is looked for in: byte by byte.
  return (encoding === 'utf16be' ? bytes.swap16() : bytes).toString('latin1').toLowerCase();
}

function rowsOf(path: string, encryptionKey: string): readonly Kept[] {
  const database = new Database(path, { encryptionCipher: 'aes256cbc', encryptionKey } as Database.Options);
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as readonly {
      readonly name: string;
    }[];
    return tables.flatMap(({ name }) =>
      (database.prepare(`select * from "${name}"`).all() as readonly Record<string, unknown>[]).flatMap(
        (row) =>
          Object.entries(row).map(([column, value]) => ({
            where: `hub ${name}.${column}`,
            bytes: value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)),
          })),
      ),
    );
  } finally {
    database.close();
  }
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
