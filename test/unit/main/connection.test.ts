import { expect, it } from 'vitest';
import { Connection } from '../../../src/main/connection.ts';
import type { ConnectionState } from '../../../src/shared/contracts/ipc.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';

function connection() {
  const seen: ConnectionState[] = [];
  let now = 100;
  return {
    seen,
    made: new Connection(
      () => {
        now += 1;
        return now as Instant;
      },
      (state) => seen.push(state),
    ),
  };
}

it('does not call a hub that is still starting lost', () => {
  const { seen, made } = connection();
  made.lost({ code: 'connection.lost' });
  expect(seen).toEqual([]);
  made.connected();
  expect(made.state).toEqual({ state: 'connected', since: expect.any(Number) });
});

it('keeps the moment of the loss and takes the more telling reason', () => {
  const { made } = connection();
  made.connected();
  made.lost({ code: 'connection.lost' });
  const { since } = made.state as Extract<ConnectionState, { state: 'lost' }>;
  made.pending(2);
  made.lost({ code: 'connection.portTaken' });
  made.lost({ code: 'connection.lost' });
  expect(made.state).toEqual({
    state: 'lost',
    since,
    refusal: { code: 'connection.portTaken' },
    pendingCommands: 2,
  });
  made.connected();
  expect(made.state).toEqual({ state: 'connected', since: expect.any(Number) });
});

it('names at once a hub that cannot start, before there ever was a connection', () => {
  const { made } = connection();
  made.lost({ code: 'connection.version' });
  expect(made.state).toMatchObject({ state: 'lost', refusal: { code: 'connection.version' } });
});
