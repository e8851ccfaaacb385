// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { QueueRow } from '../../../../../src/shared/contracts/visit.ts';
import type { HsaId } from '../../../../../src/shared/domain/ids.ts';
import { draw } from '../../support/draw.tsx';
import { cleanQueue, names, Queue, queueOf } from '../../support/queue.tsx';
import { participant, row, waitingSince } from '../../support/rows.ts';

cleanQueue();

const waits = (n: number, since: string): Partial<QueueRow> => ({
  participants: [participant(n + 500, waitingSince(since))],
});
const theirs = (profession: QueueRow['profession']): Partial<QueueRow> => ({
  mine: false,
  clinician: 'Karim Haddad',
  assignedTo: 'SE2321000016-2002' as unknown as HsaId,
  profession,
});
const rows = [
  row(1, '10:00', { givenName: 'Nora', familyName: 'Lund', ...theirs('nurse'), ...waits(1, '10:30') }),
  row(2, '10:20', { givenName: 'Elias', familyName: 'Berg', ...waits(2, '10:35') }),
  row(3, '10:40', { givenName: 'Mona', familyName: 'Ek', ...waits(3, '10:25') }),
  row(4, '11:00', { givenName: 'Alf', familyName: 'Holm', ...theirs('psychologist'), clinician: null }),
  row(5, '11:20'),
];
const choice = (name: RegExp) => screen.getByRole('radio', { name });
const times = () => names().map((name) => name?.slice(0, 5));

describe('the filter', () => {
  it("shows one's own visits first, and says how many each choice holds", async () => {
    await queueOf(rows);
    expect(times()).toEqual(['10:20', '10:40', '11:20']);
    expect(screen.getAllByRole('radio').map((one) => one.parentElement?.textContent)).toEqual([
      'Mina 3',
      'Alla 5',
      'Väntar 3',
    ]);
    expect(screen.getByText('2 väntar, 3 kvar i dag')).toBeTruthy();
  });

  it('shows all, in time order, with whose they are', async () => {
    await queueOf(rows);
    fireEvent.click(choice(/Alla/));
    expect(times()).toEqual(['10:00', '10:20', '10:40', '11:00', '11:20']);
    expect(names()[0]).toContain('Hos Karim Haddad');
    expect(names()[1]).not.toContain('Hos ');
    expect(names()[3]).toContain('Hos kollega, psykolog');
  });

  it('shows one who is alone in a visit whatever is chosen, and nobody whose clinician is there', async () => {
    const open = { ...theirs('nurse'), stage: 'open' as const };
    await queueOf([
      row(1, '10:00', { ...open, ...waits(1, '10:30'), clinicianThere: false }),
      row(2, '10:20', { ...open, clinicianThere: false }),
      row(3, '10:40', { ...open, ...waits(3, '10:30') }),
      row(4, '11:00', { ...theirs('nurse'), ...waits(4, '10:30'), clinicianThere: false }),
      row(5, '11:20'),
    ]);
    expect(times()).toEqual(['10:00', '11:20']);
  });

  it('shows who waits by who has waited longest', async () => {
    await queueOf(rows);
    fireEvent.click(choice(/Väntar/));
    expect(times()).toEqual(['10:40', '10:00', '10:20']);
  });

  it('goes round by its key', async () => {
    await queueOf(rows);
    const press = () => fireEvent.keyDown(window, { key: 'q', code: 'KeyQ', altKey: true });
    press();
    expect(times()).toHaveLength(5);
    press();
    expect(times()[0]).toBe('10:40');
    press();
    expect(times()).toEqual(['10:20', '10:40', '11:20']);
  });

  it('shows one profession, says so, and shows all again', async () => {
    await queueOf(rows);
    fireEvent.click(choice(/Alla/));
    fireEvent.click(screen.getByRole('button', { name: 'Yrke' }));
    await act(
      async () => void fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Psykolog' })),
    );
    expect(times()).toEqual(['11:00']);
    expect(screen.getByText('Yrke: Psykolog')).toBeTruthy();
    fireEvent.click(choice(/Väntar/));
    expect(screen.getByText('Inga sådana besök för det yrket.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Visa alla yrken' }));
    expect(times()).toHaveLength(3);
  });

  it('offers no professions where the day has but one', async () => {
    await queueOf(rows.slice(1, 3));
    expect(screen.queryByRole('button', { name: 'Yrke' })).toBeNull();
  });

  it('says when it leaves nothing, and the way out is one press', async () => {
    await queueOf([rows[3] as QueueRow]);
    expect(screen.getByText('Inga egna besök i dag.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Visa alla besök' }));
    expect(times()).toEqual(['11:00']);
    fireEvent.click(choice(/Väntar/));
    expect(screen.getByText('Ingen väntar just nu.')).toBeTruthy();
  });

  it('is the reason when a search finds nothing among what it shows', async () => {
    await queueOf(rows);
    const search = screen.getByRole('textbox', { name: 'Sök bland dagens besök' });
    fireEvent.change(search, { target: { value: 'Alf' } });
    expect(screen.getByText('Inget av besöken som visas passar in på det du skrev.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Sök bland alla besök' }));
    expect(times()).toEqual(['11:00']);
    fireEvent.change(search, { target: { value: 'ingen sådan' } });
    expect(screen.getByText('Inget besök i dag passar in på det du skrev.')).toBeTruthy();
  });

  it('is kept when a visit is opened and the day comes back', async () => {
    await queueOf(rows);
    fireEvent.click(choice(/Alla/));
    cleanup();
    await draw(<Queue chosen={null} onOpen={vi.fn()} />);
    expect(times()).toHaveLength(5);
  });

  it('leaves no emergency out, and has it first', async () => {
    const emergency = row(6, '12:00', { ...theirs('nurse'), emergency: true });
    await queueOf([...rows, emergency]);
    expect(names()[0]).toMatch(/^12:00 Åsa Lindström Nödläge/);
    expect(times()).toEqual(['12:00', '10:20', '10:40', '11:20']);
  });
});
