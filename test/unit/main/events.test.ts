import { expect, it } from 'vitest';
import { Events } from '../../../src/main/events.ts';
import type { IpcEvent } from '../../../src/shared/contracts/ipc.ts';

it('tells a page that comes later of every warning that still stands, each once', () => {
  const sent: IpcEvent[] = [];
  const events = new Events((event) => sent.push(event));
  events.warn({ code: 'settings.damaged' });
  events.warn({ code: 'draft.damaged' });
  events.warn({ code: 'draft.damaged' });
  sent.length = 0;
  events.repeatWarnings();
  expect(sent).toEqual([
    { type: 'warning', warning: { code: 'settings.damaged' } },
    { type: 'warning', warning: { code: 'draft.damaged' } },
  ]);
});

it('tells a page that comes later who asks for help and whose notes wait, as it was said last', () => {
  const sent: IpcEvent[] = [];
  const events = new Events((event) => sent.push(event));
  const help = (...calls: readonly number[]) =>
    ({
      type: 'help',
      calls: calls.map((n) => ({
        visitId: `01890000-0000-7000-8000-00000000000${n}`,
        at: 900,
        start: 1_000,
        byName: 'Helena Ljung',
        mine: n === 1,
        where: null,
        place: null,
      })),
    }) as unknown as IpcEvent;
  const repeated = () => {
    sent.length = 0;
    events.repeatWarnings();
    return sent;
  };
  expect(repeated()).toEqual([]);
  events.send(help(1, 2));
  events.send(help(1));
  expect(repeated()).toEqual([help(1)]);
  const outbox = {
    type: 'outbox',
    visitIds: ['01890000-0000-7000-8000-000000000003'],
  } as unknown as IpcEvent;
  events.send({ ...outbox, visitIds: [] } as unknown as IpcEvent);
  events.send(outbox);
  // A page loaded while the line is lost knows what the page before it knew.
  const lost = { state: 'lost', since: 2_000, refusal: { code: 'connection.lost' }, pendingCommands: 0 };
  events.send({ type: 'connection', connection: lost } as unknown as IpcEvent);
  expect(repeated()).toEqual([help(1), outbox]);
  events.forgetPerson();
  expect(repeated()).toEqual([]);
});

it('tells the next clinician nothing of the drafts of the one before', () => {
  const sent: IpcEvent[] = [];
  const events = new Events((event) => sent.push(event));
  for (const code of ['profile.damaged', 'draft.damaged', 'note.altered'] as const) events.warn({ code });
  sent.length = 0;
  events.forgetPerson();
  events.repeatWarnings();
  expect(sent).toEqual([{ type: 'warning', warning: { code: 'profile.damaged' } }]);
});

it('sends nothing that is not an event of the contract', () => {
  const sent: IpcEvent[] = [];
  const events = new Events((event) => sent.push(event));
  events.send({ type: 'row', row: { name: 'x' } } as unknown as IpcEvent);
  events.send({ type: 'made up' } as unknown as IpcEvent);
  expect(sent).toEqual([]);
});
