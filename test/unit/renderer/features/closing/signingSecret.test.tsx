// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { SignFoot } from '../../../../../src/renderer/features/closing/SignFoot.tsx';
import { useSeat } from '../../../../../src/renderer/seat/seat.ts';
import { useDraftStore } from '../../../../../src/renderer/visit/draftStore.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { HsaId, NoteId } from '../../../../../src/shared/domain/ids.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { at, participant, ready, uuid } from '../../support/rows.ts';
import { karimSits } from '../../support/seat.ts';
import { draftOf, drawVisit, openVisit, template, workplace } from '../../support/visit.tsx';

afterEach(() => {
  cleanup();
  useSeat.setState(null, true);
  useDraftStore.setState({ draft: null, sections: {}, saving: { state: 'saved', at: null } });
  useVisitStore.setState({ open: { state: 'none' } });
});

const right = 'havregryn och citron';
const sections = { contactReason: 'Hosta', assessment: 'Viral', planning: 'Åter vid behov' };

async function toSign(waitSeconds = 0) {
  const visit = openVisit({
    stage: 'ended',
    endedAt: at('10:56'),
    participants: [
      participant(501, {
        cameAt: at('10:30'),
        readiness: ready,
        identity: {
          state: 'decided',
          decision: { outcome: 'waived', reason: 'knownInPerson' },
          by: 'SE2321000016-1001' as unknown as HsaId,
          at: at('10:42'),
        },
      }),
    ],
  });
  const vidi = workplace({
    'draft.open': () => done(draftOf(visit, { sections })),
    'note.sign': ({ secret }) =>
      secret === right
        ? done({ noteId: uuid(950) as unknown as NoteId, sha256: 'a'.repeat(64), signedAt: at('10:57') })
        : refuse('secret.wrong', { waitSeconds: 4 }),
  });
  karimSits('open', waitSeconds);
  await useDraftStore.getState().load(visit.visitId, template.id);
  await drawVisit(<SignFoot />, visit);
  const field = screen.getByLabelText<HTMLInputElement>('Lösenfras för att signera');
  return { vidi, field, button: screen.getByRole<HTMLButtonElement>('button', { name: /^Signera$/ }) };
}

it('asks for the passphrase anew: without it the field takes the focus, and Enter in it signs', async () => {
  const { vidi, field, button } = await toSign();
  fireEvent.click(button);
  expect(document.activeElement).toBe(field);
  fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', ctrlKey: true });
  expect(vidi.payloadsOf('note.sign')).toEqual([]);
  fireEvent.change(field, { target: { value: right } });
  fireEvent.submit(field);
  await screen.findByText('Signerad, på väg till journalen', { selector: '[role="status"]' });
  expect(vidi.payloadsOf('note.sign')).toMatchObject([{ secret: right }]);
});

it('says a wrong one beside it, waits, and keeps the text of the note', async () => {
  const { vidi, field, button } = await toSign();
  fireEvent.change(field, { target: { value: 'fel' } });
  fireEvent.click(button);
  await waitFor(() => expect(screen.getAllByText(/försöka igen om 4 sekunder/).length).toBeGreaterThan(0));
  expect(button.disabled).toBe(true);
  fireEvent.submit(field);
  expect(vidi.payloadsOf('note.sign')).toHaveLength(1);
  expect(useDraftStore.getState()).toMatchObject({ sections, signing: false });
});

it('goes on with a wait that began elsewhere', async () => {
  const { button } = await toSign(8);
  expect(button.disabled).toBe(true);
});
