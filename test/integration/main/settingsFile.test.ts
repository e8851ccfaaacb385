import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/main/settings.ts';
import type { SettingsFile as SettingsFileType } from '../../../src/main/settingsFile.ts';
import { temporaryFolder } from './support/folders.ts';

let SettingsFile: typeof SettingsFileType;

beforeAll(async () => {
  // The electron package only names its binary outside Electron; electron-store then works on the folder it is given.
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
  ({ SettingsFile } = await import('../../../src/main/settingsFile.ts'));
});

describe('the settings file', () => {
  it('starts with the defaults and keeps what is changed', () => {
    const folder = temporaryFolder();
    const first = new SettingsFile(folder, 1);
    expect(first.settings).toEqual(defaultSettings);
    first.changeSettings({ language: 'en', noteShare: { wide: 0.4, upright: null } });
    first.keepHubPort(40_123);
    first.keepWindow({ x: 1, y: 2, width: 1000, height: 700, maximized: false });
    const second = new SettingsFile(folder, 2);
    expect(second.settings).toEqual({
      ...defaultSettings,
      language: 'en',
      noteShare: { wide: 0.4, upright: null },
    });
    expect(second.hubPort).toBe(40_123);
    expect(second.window).toEqual({ x: 1, y: 2, width: 1000, height: 700, maximized: false });
  });

  it.each([
    ['cut off', '{"settings": {"langu'],
    ['empty', ''],
    ['a list', '[]'],
    ['binary', '\u0000\u0001\u0002'],
  ])('keeps a file that is %s aside, untouched, and goes on with the defaults', (_how, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), text);
    const settings = new SettingsFile(folder, 17);
    expect(settings.wasDamaged).toBe(true);
    expect(settings.settings).toEqual(defaultSettings);
    settings.changeSettings({ theme: 'dark' });
    const aside = readdirSync(folder).filter((name) => /^settings\.damaged-17-.*\.json$/.test(name));
    expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([text]);
    const next = new SettingsFile(folder, 18);
    expect(next.wasDamaged).toBe(false);
    expect(next.settings.theme).toBe('dark');
  });

  it('takes each setting that is wrong from the defaults and keeps the others', () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'settings.json'),
      JSON.stringify({
        settings: { language: 'xx', theme: 'dark', noteShare: { wide: 12 } },
        hubPort: 80,
        window: {},
      }),
    );
    const settings = new SettingsFile(folder, 1);
    expect(settings.wasDamaged).toBe(false);
    expect(settings.settings).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(settings.hubPort).toBeNull();
    expect(settings.window).toBeNull();
  });

  it('keeps sealed checkpoints by draft until they are removed', () => {
    const folder = temporaryFolder();
    const first = new SettingsFile(folder, 1);
    first.write('draft.with.dots', 'c2VhbGVk');
    first.write('other', 'b3RoZXI=');
    const second = new SettingsFile(folder, 2);
    expect(second.read('draft.with.dots')).toBe('c2VhbGVk');
    second.remove('draft.with.dots');
    const third = new SettingsFile(folder, 3);
    expect(third.read('draft.with.dots')).toBeNull();
    expect(third.read('other')).toBe('b3RoZXI=');
  });
});
