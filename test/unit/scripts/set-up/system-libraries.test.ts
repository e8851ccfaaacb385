import { describe, expect, it } from 'vitest';
import { systemLibraries } from '../../../../scripts/set-up/system-libraries.mjs';

const FONTS = '/usr/share/fonts/truetype/liberation';
const ALL = ['chromium', 'Xvfb', 'xauth', 'strace', 'certutil', 'apt-get'];

function machine(
  has: string[],
  changes: { isRoot?: boolean; osRelease?: string; platform?: NodeJS.Platform } = {},
) {
  return {
    platform: 'linux' as NodeJS.Platform,
    isRoot: false,
    osRelease: 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n',
    find: (name: string) => (has.includes(name) ? `/usr/bin/${name}` : undefined),
    exists: (path: string) => has.includes(path),
    ...changes,
  };
}

/** An installer that keeps what it was asked for and puts it there. */
function installer(has: string[]) {
  const asked: string[][] = [];
  const install = async (names: string[]) => {
    asked.push(names);
    has.push(...names.map((name) => (name === 'xvfb' ? 'Xvfb' : name === 'fonts-liberation' ? FONTS : name)));
  };
  return { asked, install };
}

/** Given wherever nothing may be installed: a wrong rule must not reach this machine's own apt-get. */
async function never(): Promise<never> {
  throw new Error('installed without being asked to');
}

describe('systemLibraries', () => {
  it('does nothing where nothing is missing', async () => {
    const { asked, install } = installer([]);
    const on = machine([...ALL, FONTS], { isRoot: true });
    expect(await systemLibraries('test', { on, install })).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('installs what is missing, and only that, on Debian as root', async () => {
    const has = ['apt-get', 'xauth', 'strace', 'certutil', FONTS];
    const { asked, install } = installer(has);
    expect(await systemLibraries('test', { on: machine(has, { isRoot: true }), install })).toEqual([]);
    expect(asked).toEqual([['chromium', 'xvfb']]);
  });

  it('says exactly what to install where it has no rights', async () => {
    const { asked, install } = installer([]);
    await expect(
      systemLibraries('display', {
        on: machine(['apt-get', 'chromium', 'xauth', 'certutil', FONTS]),
        install,
      }),
    ).rejects.toThrow(
      /xvfb: a virtual display[\s\S]*Install: sudo apt-get install --no-install-recommends xvfb strace$/,
    );
    expect(asked).toEqual([]);
  });

  it.each([
    ['ID=fedora\n', 'sudo dnf install xorg-x11-server-Xvfb'],
    ['ID=manjaro\nID_LIKE="arch"\n', 'sudo pacman -S xorg-server-xvfb'],
    ['ID=ubuntu\nID_LIKE=debian\n', 'sudo apt-get install --no-install-recommends xvfb'],
  ])('names the packages of %s', async (osRelease, command) => {
    const has = ['apt-get', 'chromium', 'xauth', 'strace', 'certutil', FONTS];
    await expect(
      systemLibraries('test', { on: machine(has, { osRelease }), install: never }),
    ).rejects.toThrow(command);
  });

  it("leaves another distribution's packages to its owner, root or not", async () => {
    const { asked, install } = installer([]);
    const on = machine(['apt-get'], { isRoot: true, osRelease: 'ID=ubuntu\nID_LIKE=debian\n' });
    await expect(systemLibraries('test', { on, install })).rejects.toThrow(/Install: apt-get install/);
    expect(asked).toEqual([]);
  });

  it('goes on, with a word, without what can be done without', async () => {
    const has = ['chromium', 'Xvfb', 'xauth', FONTS];
    const lines = await systemLibraries('test', { on: machine(has), install: never });
    expect(lines.join('\n')).toMatch(/strace: the test that a saved note is on the disk/);
  });

  it('asks nothing of a machine with a display, or of another system', async () => {
    expect(await systemLibraries('window', { on: machine([]), install: never })).toEqual([]);
    expect(
      await systemLibraries('test', { on: machine([], { platform: 'darwin' }), install: never }),
    ).toEqual([]);
  });
});
