import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vidi-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real file system of a few pages, which is soon full; null where this user may not mount. */
export function tinyDisk(bytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'vidi-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=700`, 'tmpfs', folder], {
      stdio: 'pipe',
    });
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A real file system of which everything can be read and nothing written; `fill` may write before. Null as above. */
export function readOnlyDisk(fill: (folder: string) => void = () => undefined): string | null {
  const disk = tinyDisk(1_048_576);
  if (disk === null) return null;
  fill(disk);
  execFileSync('mount', ['-o', 'remount,ro', disk], { stdio: 'pipe' });
  return disk;
}
