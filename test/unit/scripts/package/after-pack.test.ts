import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import afterPack from '../../../../scripts/package/after-pack.mjs';
import { temporaryFolder } from '../set-up/temporary-folder.ts';

function packed() {
  const appOutDir = temporaryFolder();
  mkdirSync(join(appOutDir, 'resources'));
  writeFileSync(join(appOutDir, 'resources', 'app.asar'), 'ours');
  writeFileSync(join(appOutDir, 'resources', 'default_app.asar'), 'runs anything');
  return { appOutDir, packager: { getResourcesDir: (folder: string) => join(folder, 'resources') } };
}

describe('afterPack', () => {
  it('takes out the app that runs any other app, and only that', async () => {
    const context = packed();
    await afterPack(context);
    expect(existsSync(join(context.appOutDir, 'resources', 'default_app.asar'))).toBe(false);
    expect(existsSync(join(context.appOutDir, 'resources', 'app.asar'))).toBe(true);
  });

  it('leaves word of the runtime, for About', async () => {
    const context = packed();
    const file = join(context.appOutDir, 'vidi-runtime.json');
    writeFileSync(
      file,
      JSON.stringify({ v: 1, electron: '1.2.3', source: 'npm-copy', executable: 'electron', bytes: 7 }),
    );
    await afterPack(context);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ v: 1, electron: '1.2.3', source: 'npm-copy' });
  });
});
