import { describe, expect, it } from 'vitest';
import { onEvent } from '../../../../src/renderer/ipc/client.ts';
import type { Instant } from '../../../../src/shared/domain/time.ts';
import { fakeVidi } from '../support/fakeVidi.ts';

describe('events of main', () => {
  it('reach every listener of their type through one subscription, which ends with the last of them', () => {
    const vidi = fakeVidi();
    const told: string[] = [];
    const off = [
      onEvent('resync', () => told.push('first')),
      onEvent('resync', () => told.push('second')),
      onEvent('connection', ({ connection }) => told.push(connection.state)),
    ];
    vidi.emit({ type: 'resync' });
    expect(told).toEqual(['first', 'second']);
    expect(vidi.listenerCount()).toBe(1);
    for (const stop of off) stop();
    vidi.emit({ type: 'connection', connection: { state: 'connected', since: 1 as Instant } });
    expect(told).toHaveLength(2);
    expect(vidi.listenerCount()).toBe(0);
  });
});
