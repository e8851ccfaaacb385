import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClosingPage } from '../../../src/main/closingPage.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';

afterEach(() => void vi.useRealTimers());

describe('the question to the page that is about to close', () => {
  it('is told whether it is decided, and answered with what would be lost', async () => {
    const told: boolean[] = [];
    const page = new ClosingPage((final) => told.push(final));
    const first = page.ask(false);
    const answer = { unsaved: false, openVisit: { start: 1_795_000_000_000 as Instant } };
    page.mayClose(answer);
    expect(await first).toEqual(answer);
    const second = page.ask(true);
    page.mayClose({ unsaved: true, openVisit: null });
    expect(await second).toEqual({ unsaved: true, openVisit: null });
    expect(told).toEqual([false, true]);
  });

  it('lets the page write what is typed before its window closes', async () => {
    const order: string[] = [];
    const closing = new ClosingPage(() => {
      order.push('told');
      queueMicrotask(() => {
        order.push('written');
        closing.mayClose({ unsaved: false, openVisit: null });
      });
    });
    await closing.ask(false);
    order.push('closed');
    expect(order).toEqual(['told', 'written', 'closed']);
  });

  it('does not keep the program where the page says nothing', async () => {
    vi.useFakeTimers();
    const asked = new ClosingPage(() => undefined).ask(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await asked).toEqual({ unsaved: false, openVisit: null });
  });
});
