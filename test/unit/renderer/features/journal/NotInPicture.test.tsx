// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { NotInPicture } from '../../../../../src/renderer/features/journal/NotInPicture.tsx';
import { othersInCall } from '../../../../../src/renderer/features/journal/othersInCall.ts';
import { setHeld } from '../../../../../src/renderer/visit/heldCalls.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import { draw } from '../../support/draw.tsx';
import { at, participant, row } from '../../support/rows.ts';
import { workplace } from '../../support/visit.tsx';

const shown = row(1, '09:40', { stage: 'ended' });
const inCall = row(2, '10:30', {
  stage: 'open',
  givenName: 'Nils',
  familyName: 'Testberg',
  participants: [participant(502, { cameAt: at('10:28'), admission: 'admitted' })],
});

afterEach(() => {
  cleanup();
  setHeld(inCall.visitId, false);
  useVisitStore.setState({ open: { state: 'none' } });
});

describe('a note that is not the one of the patient in the picture', () => {
  it('is one while another of one’s own visits goes on', () => {
    const back = { ...inCall, participants: [participant(502, { cameAt: at('10:28') })] };
    expect(othersInCall(shown, [shown, inCall])).toEqual([inCall]);
    expect(othersInCall(inCall, [shown, inCall])).toEqual([]);
    expect(othersInCall(shown, [back, { ...inCall, mine: false }, { ...inCall, stage: 'ended' }])).toEqual(
      [],
    );
  });

  it('says so, with who is in the call, and goes back there', async () => {
    workplace();
    await draw(<NotInPicture calls={[inCall]} />);
    expect(screen.getByRole('status').textContent).toContain(
      'Det här är inte patienten i bilden. Du har Nils Testberg i samtal, besöket 10:30.',
    );
    act(() => setHeld(inCall.visitId, true));
    expect(screen.getByRole('status').textContent).toContain('är pausad: ingen ser eller hör dig.');
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Tillbaka till samtalet' })));
    expect(useVisitStore.getState().open).toMatchObject({ visitId: inCall.visitId });
  });

  it('says it of the telephone, and names nobody who is protected', async () => {
    workplace();
    await draw(<NotInPicture calls={[{ ...inCall, channel: 'phone', protected: true }]} />, 'en');
    expect(screen.getByRole('status').textContent).toContain(
      'This is not the patient on the telephone. The patient, the visit',
    );
  });

  it('is silent else', async () => {
    workplace();
    await draw(<NotInPicture calls={[]} />);
    expect(screen.queryByRole('status')).toBeNull();
  });
});
