// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { setHeld } from '../../../../../src/renderer/visit/heldCalls.ts';
import type { QueueRow } from '../../../../../src/shared/contracts/visit.ts';
import { done } from '../../../../../src/shared/domain/refusal.ts';
import { about } from '../../support/fakeVidi.ts';
import { cleanQueue, names, queueOf } from '../../support/queue.tsx';
import { at, participant, ready, row, waitingSince } from '../../support/rows.ts';

const said = vi.hoisted(() => ({ times: 0 }));
vi.mock('../../../../../src/renderer/features/queue/rowWords.ts', async (original) => {
  const real = await original<typeof import('../../../../../src/renderer/features/queue/rowWords.ts')>();
  return {
    ...real,
    rowWords: (...args: Parameters<typeof real.rowWords>) => {
      said.times += 1;
      return real.rowWords(...args);
    },
  };
});

cleanQueue();

const withRule = {
  'app.about': () =>
    done({
      ...about,
      feeRules: [
        {
          v: 1,
          id: 'rule',
          validFrom: '2026-01-01',
          ceilingOre: 1,
          visitOre: 1,
          freeUnder: 20,
          freeFrom: 85,
          refundAfterMinutes: 15,
        },
      ],
    } as unknown as typeof about),
};
const one = (person: Parameters<typeof participant>[1], change: Partial<QueueRow> = {}, time = '10:40') =>
  row(1, time, { ...change, participants: [participant(501, person)] });
const noCamera = { ...ready, camera: { state: 'trouble', trouble: 'refused' } as const };

describe('a row says', () => {
  it.each([
    [
      'that one knocks before the time',
      one({ knock: { at: at('10:37'), answer: null } }, {}, '13:00'),
      '13:00 Åsa Lindström Knackar, tidig, 45 år, Hosta',
    ],
    [
      'that one knocks after it',
      one({ knock: { at: at('10:37'), answer: null } }, {}, '08:00'),
      '08:00 Åsa Lindström Knackar, sen, 45 år, Hosta',
    ],
    [
      'what one who knocked was answered',
      one({ knock: { at: at('10:37'), answer: 'later' } }, {}, '13:00'),
      '13:00 Åsa Lindström Bokad, 45 år, Hosta, Fick svaret: inte nu',
    ],
    [
      'that another device waits for the place',
      one(waitingSince('10:36', { readiness: ready, otherDeviceWaits: true })),
      '10:40 Åsa Lindström Väntar 2 min, 45 år, Hosta, Annan enhet väntar, Redo',
    ],
    [
      'that the devices were tried ahead, and that the patient has prepared',
      one({ testedAt: at('09:00') }, { preparedAt: at('09:10') }, '13:00'),
      '13:00 Åsa Lindström Bokad, 45 år, Hosta, Provat, fungerar, Har förberett sig',
    ],
    [
      'what is wrong with one who is here, and the number to ring',
      one(waitingSince('10:36', { readiness: noCamera, answers: { phone: '070-174 06 05' } })),
      '10:40 Åsa Lindström Väntar 2 min, 45 år, Hosta, Problem: kamera. Ring 070-174 06 05',
    ],
    [
      'what is wrong, where no number is known',
      one(waitingSince('10:36', { readiness: noCamera })),
      '10:40 Åsa Lindström Väntar 2 min, 45 år, Hosta, Problem: kamera',
    ],
    [
      'that 112 is being called, before all else',
      one(waitingSince('10:36', { readiness: ready }), { emergency: true }),
      '10:40 Åsa Lindström Nödläge, 45 år, Hosta, Redo',
    ],
    [
      'that the visit is by telephone',
      one({ cameAt: at('10:36'), admission: 'admitted' }, { stage: 'open', channel: 'phone' }),
      '10:40 Åsa Lindström Per telefon, 45 år, Hosta',
    ],
    [
      'that a colleague’s visit can be taken over, their console being gone',
      one(waitingSince('10:36'), {
        mine: false,
        clinician: 'Karim Haddad',
        stage: 'open',
        clinicianThere: false,
      }),
      '10:40 Åsa Lindström Väntar 2 min, 45 år, Hosta, Kan tas över: Vidi hos Karim Haddad är inte uppkopplat, Hos Karim Haddad',
    ],
  ])('%s', async (_, given, words) => {
    await queueOf([given]);
    expect(names()).toEqual([words]);
  });

  it('that one has waited so long that the fee may be paid back: past the booked time, and since coming', async () => {
    const hint = 'Har väntat mer än 15 minuter efter bokad tid: avgiften kan betalas tillbaka';
    await queueOf(
      [
        row(1, '10:20', { participants: [participant(501, waitingSince('10:10'))] }),
        row(2, '10:22', { participants: [participant(502, waitingSince('10:25'))] }),
        row(3, '10:24', { participants: [participant(503, waitingSince('10:00'))] }),
        row(4, '10:10', {
          stage: 'open',
          participants: [participant(504, waitingSince('10:00'))],
        }),
      ].map((given) => ({ ...given, end: given.start })),
      { answers: withRule },
    );
    const flagged = names().map((name) => [name?.slice(0, 5), name?.includes(hint)]);
    expect(flagged).toEqual([
      ['10:10', false],
      ['10:20', true],
      ['10:22', false],
      ['10:24', false],
    ]);
    expect(screen.getByText('Över 15 min').getAttribute('title')).toBe(hint);
  });

  it('nothing of that where no rule has it', async () => {
    await queueOf([one(waitingSince('08:00'), {}, '08:00')]);
    expect(names()[0]).not.toContain('betalas tillbaka');
  });

  it('that its call is on hold here, and again that it goes on', async () => {
    const inCall = one(
      {
        cameAt: at('10:36'),
        admission: 'admitted',
        presence: { state: 'inCall', since: at('10:37'), line: 'connected' },
      },
      { stage: 'open' },
    );
    await queueOf([inCall]);
    expect(names()[0]).toContain('I samtal');
    act(() => setHeld(inCall.visitId, true));
    expect(names()[0]).toContain('Pausat');
    act(() => setHeld(inCall.visitId, false));
    expect(names()[0]).toContain('I samtal');
  });

  it('that two visits lie at the same time, on both', async () => {
    await queueOf([row(1, '10:40'), row(2, '10:50'), row(3, '11:20')]);
    expect(names().map((name) => name?.includes('Dubbelbokad'))).toEqual([true, true, false]);
    expect(screen.getAllByText('Dubbelbokad')).toHaveLength(2);
  });

  it('it once: of two thousand rows only those in view, and none anew while one types or chooses', async () => {
    const day = Array.from({ length: 2000 }, (_, n) =>
      row(n + 1, n < 1000 ? '10:40' : '11:00', { mine: n % 2 === 0, reason: `Hosta ${n}` }),
    );
    said.times = 0;
    await queueOf(day);
    const atFirst = said.times;
    expect(atFirst).toBeLessThan(60);
    const search = screen.getByRole('textbox', { name: 'Sök bland dagens besök' });
    fireEvent.change(search, { target: { value: 'h' } });
    fireEvent.change(search, { target: { value: 'ho' } });
    expect(said.times).toBe(atFirst);
    fireEvent.change(search, { target: { value: 'hosta 19' } });
    expect(said.times).toBeLessThan(atFirst * 2);
    fireEvent.change(search, { target: { value: '' } });
    const before = said.times;
    fireEvent.click(screen.getByRole('radio', { name: /Alla/ }));
    expect(said.times - before).toBeLessThan(60);
    fireEvent.click(screen.getByRole('radio', { name: /Mina/ }));
    expect(said.times - before).toBeLessThan(60);
  });
});
