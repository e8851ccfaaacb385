// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ColleaguesBar } from '../../../../../src/renderer/features/waiting/ColleaguesBar.tsx';
import { useActions } from '../../../../../src/renderer/keys/actions.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { QueueRow } from '../../../../../src/shared/contracts/visit.ts';
import type { HsaId } from '../../../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { draw } from '../../support/draw.tsx';
import { about, fakeVidi } from '../../support/fakeVidi.ts';
import { detailOf, row } from '../../support/rows.ts';

afterEach(() => {
  cleanup();
  useVisitStore.getState().leave();
});

const theirs = (change: Partial<QueueRow> = {}) =>
  row(1, '10:40', {
    mine: false,
    assignedTo: 'SE2321000016-2KHD' as unknown as HsaId,
    clinician: 'Karim Haddad',
    ...change,
  });

async function bar(one: QueueRow, asked: Parameters<typeof fakeVidi>[0] = {}) {
  const vidi = fakeVidi({
    'visit.open': () => done(detailOf(one)),
    'visit.command': () => done({ state: 'done', seq: 2 }),
    ...asked,
  });
  await useVisitStore.getState().show(one.visitId);
  await draw(<ColleaguesBar row={one} menu={null} />);
  return vidi;
}

describe("a colleague's visit", () => {
  it('is taken where it is booked: one command, to oneself', async () => {
    const one = theirs();
    const vidi = await bar(one);
    expect(screen.getByText(/Besöket är bokat hos Karim Haddad/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Ta besöket' }));
    await waitFor(() =>
      expect(vidi.payloadsOf('visit.command')).toEqual([
        {
          visitId: one.visitId,
          expectedSeq: 1,
          command: { type: 'assign', to: about.principal.hsaId, line: '' },
        },
      ]),
    );
  });

  it('is taken over where it goes on and no console of theirs is connected, and not while one is', async () => {
    await bar(theirs({ stage: 'open', clinicianThere: false }));
    expect(screen.getByText(/vars Vidi inte är uppkopplat/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ta över besöket' })).toBeTruthy();
    cleanup();
    await bar(theirs({ stage: 'open' }));
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(/Bara den som har besöket kan släppa in/)).toBeTruthy();
  });

  it('is not taken by Enter, nor does its button have the focus: the key that opened it does nothing more', async () => {
    const vidi = await bar(theirs());
    expect(document.activeElement).toBe(document.body);
    fireEvent.keyDown(document.body, { key: 'Enter' });
    expect(vidi.payloadsOf('visit.command')).toEqual([]);
    expect([...useActions.getState().values()].map(({ name }) => name)).toContain('visit.take');
  });

  it('says who has it when another was quicker', async () => {
    await bar(theirs(), {
      'visit.command': () => refuse('visit.assignedElsewhere', { name: 'Nora Lind' }),
    });
    fireEvent.click(screen.getByRole('button', { name: 'Ta besöket' }));
    expect(await screen.findByText(/Besöket hör nu till Nora Lind/)).toBeTruthy();
  });

  it('is nothing for who gives no care', async () => {
    await bar(theirs(), {
      'app.about': () =>
        done({ ...about, principal: { ...about.principal, role: 'assistant' } } as typeof about),
    });
    expect(screen.queryByRole('button')).toBeNull();
  });
});
