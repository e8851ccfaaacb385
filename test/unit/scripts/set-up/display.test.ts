import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { authorityEntry, hasDisplay, withDisplay } from '../../../../scripts/set-up/display.mjs';
import { findOnPath } from '../../../../scripts/set-up/system-libraries.mjs';

function isServing(display: string | undefined) {
  return readFileSync('/proc/net/unix', 'utf8').includes(`/tmp/.X11-unix/X${display?.slice(1)}\n`);
}

const FAILED = 0;
const SUCCESS = 1;

/** First byte of the server's answer to a client that connects with this cookie (X11 protocol, chapter 8). */
async function answerOf(display: string | undefined, cookie: Buffer): Promise<number | undefined> {
  const name = Buffer.from('MIT-MAGIC-COOKIE-1\0\0');
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(18, 6);
  head.writeUInt16LE(cookie.length, 8);
  const socket = connect(`/tmp/.X11-unix/X${display?.slice(1)}`);
  socket.write(Buffer.concat([head, name, cookie]));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer[0];
}

describe('hasDisplay', () => {
  it('asks only Linux', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});

describe('authorityEntry', () => {
  it('is one entry for any host, with the cookie last', () => {
    const entry = authorityEntry(Buffer.alloc(16, 7));
    expect(entry.subarray(0, 6)).toEqual(Buffer.from([0xff, 0xff, 0, 0, 0, 0]));
    expect(entry.subarray(6, 8)).toEqual(Buffer.from([0, 18]));
    expect(entry.subarray(8, 26).toString()).toBe('MIT-MAGIC-COOKIE-1');
    expect(entry.subarray(26)).toEqual(Buffer.concat([Buffer.from([0, 16]), Buffer.alloc(16, 7)]));
  });
});

describe.skipIf(process.platform !== 'linux' || !findOnPath('Xvfb'))('withDisplay', () => {
  it('has a display while it works, and none of it is left', async () => {
    const env = await withDisplay(
      async (given: NodeJS.ProcessEnv) => {
        expect(isServing(given.DISPLAY)).toBe(true);
        return given;
      },
      { virtual: true },
    );
    expect(env.DISPLAY).toMatch(/^:\d+$/);
    expect(isServing(env.DISPLAY)).toBe(false);
    expect(existsSync(env.XAUTHORITY ?? '')).toBe(false);
  });

  it('ends the display when the work fails', async () => {
    let display: string | undefined;
    const work = async (given: NodeJS.ProcessEnv) => {
      display = given.DISPLAY;
      throw new Error('the work failed');
    };
    await expect(withDisplay(work, { virtual: true })).rejects.toThrow('the work failed');
    expect(display).toBeDefined();
    expect(isServing(display)).toBe(false);
  });

  it('lets in who can read the authority file, and nobody else', async () => {
    await withDisplay(
      async (env: NodeJS.ProcessEnv) => {
        const cookie = readFileSync(env.XAUTHORITY ?? '').subarray(-16);
        expect(await answerOf(env.DISPLAY, cookie)).toBe(SUCCESS);
        expect(await answerOf(env.DISPLAY, Buffer.alloc(16))).toBe(FAILED);
      },
      { virtual: true },
    );
  });
});
