import { describe, expect, it, vi } from 'vitest';
import { IpcBorder, type IpcHandlers } from '../../../src/main/ipc.ts';
import { ipcRequests } from '../../../src/shared/contracts/ipc.ts';
import { done, refuse } from '../../../src/shared/domain/refusal.ts';

const page = { url: 'app://vidi/index.html', mainFrame: true };

function borderWith(handlers: Partial<IpcHandlers>) {
  const rest = Object.fromEntries(
    Object.keys(ipcRequests).map((name) => [name, () => refuse('internal')]),
  ) as unknown as IpcHandlers;
  return new IpcBorder({ ...rest, ...handlers });
}

describe('the border between page and main', () => {
  it("answers the app's own page", async () => {
    const border = borderWith({ 'window.fullScreen': () => done({}) });
    expect(await border.answer(page, 'window.fullScreen', { on: true })).toEqual(done({}));
  });

  it.each([
    ['another site', { url: 'https://example.com/', mainFrame: true }],
    ['a host that only begins like ours', { url: 'app://vidi.example.com/index.html', mainFrame: true }],
    ['our host under another scheme', { url: 'http://vidi/index.html', mainFrame: true }],
    ['a frame inside the page', { url: 'app://vidi/index.html', mainFrame: false }],
    ['a page of the file system', { url: 'file:///app://vidi/', mainFrame: true }],
    ['a frame that is gone', { url: '', mainFrame: false }],
  ])('refuses %s before it looks at anything', async (_who, sender) => {
    const handler = vi.fn(() => done({}));
    const border = borderWith({ 'window.fullScreen': handler });
    expect(await border.answer(sender, 'window.fullScreen', { on: true })).toEqual(
      refuse('sender.untrusted'),
    );
    expect(handler).not.toHaveBeenCalled();
  });

  it.each([
    ['a name that is not in the contract', 'fs.read', {}],
    ['a name of every object', 'constructor', {}],
    ['no name', undefined, {}],
    ['a number for a name', 7, {}],
    ['no payload', 'window.fullScreen', undefined],
    ['a payload of another shape', 'window.fullScreen', { on: 'yes' }],
    ['an id that is none', 'visit.open', { visitId: '../../etc/passwd' }],
    ['a telephone number with a command in it', 'phone.dial', { number: '112;rm' }],
    ['an edit before the text', 'draft.write', { draftId: 'x', revision: 1, edits: [] }],
  ])('refuses and counts %s, and goes on', async (_what, name, payload) => {
    const handler = vi.fn(() => done({}));
    const border = borderWith({ 'window.fullScreen': handler });
    expect(await border.answer(page, name, payload)).toEqual(refuse('message.malformed'));
    expect(border.refused.get('message.malformed')).toBe(1);
    expect(handler).not.toHaveBeenCalled();
    expect(await border.answer(page, 'window.fullScreen', { on: false })).toEqual(done({}));
  });

  it('says that a day list is too large', async () => {
    const bytes = new Uint8Array(16 * 1024 * 1024 + 1);
    expect(await borderWith({}).answer(page, 'bookings.import', { bytes })).toEqual(
      refuse('booking.fileTooLarge'),
    );
  });

  it('passes a refusal on as it is', async () => {
    const border = borderWith({ 'visit.open': () => refuse('visit.unknown') });
    const visitId = '01a20f40-71b5-7347-991a-1fe95965bfdc';
    expect(await border.answer(page, 'visit.open', { visitId })).toEqual(refuse('visit.unknown'));
  });

  it('answers a bug with a code and no more', async () => {
    const border = borderWith({
      'settings.read': () => {
        throw new Error('Åsa Lindström 198805229807');
      },
    });
    expect(await border.answer(page, 'settings.read', {})).toEqual(refuse('internal'));
  });

  it('lets out no answer that is not as the contract says', async () => {
    const border = borderWith({ 'settings.read': () => done({ language: 'xx' } as never) });
    expect(await border.answer(page, 'settings.read', {})).toEqual(refuse('internal'));
  });

  it('logs what it refuses without its content', async () => {
    const lines: string[] = [];
    vi.resetModules();
    vi.doMock('node:fs', async (original) => ({
      ...(await original<typeof import('node:fs')>()),
      writeSync: (_fd: number, line: string) => lines.push(line),
    }));
    const { IpcBorder: Border } = await import('../../../src/main/ipc.ts');
    vi.doUnmock('node:fs');
    const handlers = {
      'settings.read': () => {
        throw new Error('Åsa Lindström');
      },
    } as unknown as IpcHandlers;
    const border = new Border(handlers);
    await border.answer(page, 'Åsa Lindström', {});
    await border.answer(page, 'visit.open', { visitId: '198805229807' });
    await border.answer(page, 'settings.read', {});
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.join('')).not.toMatch(/Lindstr|19880522/);
  });
});
