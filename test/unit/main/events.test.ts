import { expect, it } from 'vitest';
import { ClosingPage } from '../../../src/main/closingPage.ts';
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

it('sends nothing that is not an event of the contract', () => {
  const sent: IpcEvent[] = [];
  const events = new Events((event) => sent.push(event));
  events.send({ type: 'row', row: { name: 'x' } } as unknown as IpcEvent);
  events.send({ type: 'made up' } as unknown as IpcEvent);
  expect(sent).toEqual([]);
});

it('lets the page write what is typed before its window closes', async () => {
  const order: string[] = [];
  const closing = new ClosingPage(() => {
    order.push('told');
    queueMicrotask(() => {
      order.push('written');
      closing.mayClose(false);
    });
  });
  expect(await closing.ask()).toEqual({ unsaved: false });
  order.push('closed');
  expect(order).toEqual(['told', 'written', 'closed']);
});

it('hears from the page that something typed could not be written', async () => {
  const closing = new ClosingPage(() => queueMicrotask(() => closing.mayClose(true)));
  expect(await closing.ask()).toEqual({ unsaved: true });
});
