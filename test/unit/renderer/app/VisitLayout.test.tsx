// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VisitLayout } from '../../../../src/renderer/app/VisitLayout.tsx';
import { dividerWidth, leastNote, leastPicture } from '../../../../src/renderer/app/widths.ts';
import { expectPicture, pictureArrives, useStageShape } from '../../../../src/renderer/visit/pictureShape.ts';
import { done } from '../../../../src/shared/domain/refusal.ts';
import { draw } from '../support/draw.tsx';
import { fakeVidi, settings } from '../support/fakeVidi.ts';
import { openVisit } from '../support/visit.tsx';

const { visitId } = openVisit();
/** No size is measured here: both columns are taken to be as wide as the window. */
const available = 1024;

beforeEach(() => {
  Object.assign(window, { innerWidth: available, innerHeight: 700 });
  expectPicture(visitId);
});
afterEach(cleanup);

async function layout(noteShare = settings.noteShare) {
  let kept = { ...settings, noteShare };
  const vidi = fakeVidi({
    'settings.read': () => done(kept),
    'settings.change': (change) => {
      kept = { ...kept, ...change };
      return done(kept);
    },
  });
  await draw(<VisitLayout visitId={visitId} head={null} left={<Shape />} leftLabel="" right={null} />);
  return vidi;
}

/** Stands where the stage does. */
function Shape() {
  return <output>{useStageShape(visitId).toFixed(2)}</output>;
}

const note = () => Number(screen.getByRole('separator').getAttribute('aria-valuenow'));
const stage = () => screen.getByRole('status').textContent;
const pressFit = () => fireEvent.keyDown(window, { key: '0', code: 'Digit0', altKey: true });

describe('picture and note, and the divider between', () => {
  it('keeps the divider as a share of the columns, one for each shape of picture', async () => {
    const vidi = await layout();
    act(() => pictureArrives(1280, 720));
    const before = note();
    fireEvent.keyDown(screen.getByRole('separator'), { key: 'ArrowLeft' });
    expect(note()).toBe(before + 16);
    fireEvent.keyDown(screen.getByRole('separator'), { key: 'End' });
    expect(vidi.payloadsOf('settings.change')).toEqual([
      { noteShare: { wide: (before + 16) / available, upright: null } },
      { noteShare: { wide: leastNote / available, upright: null } },
    ]);
  });

  it('leaves picture and note their least, whatever share was kept in another window', async () => {
    await layout({ wide: 0.9, upright: 0.05 });
    act(() => pictureArrives(1280, 720));
    expect(available - dividerWidth - note()).toBe(leastPicture);
    act(() => expectPicture(visitId));
    act(() => pictureArrives(720, 1280));
    expect(note()).toBe(leastNote);
  });

  it('stands still when the phone is turned in mid-call, until fit is pressed', async () => {
    const vidi = await layout({ wide: 0.4, upright: 0.6 });
    act(() => pictureArrives(720, 1280));
    expect([stage(), note()]).toEqual(['0.56', Math.round(0.6 * available)]);
    act(() => pictureArrives(1280, 720));
    expect([stage(), note()]).toEqual(['0.56', Math.round(0.6 * available)]);
    act(() => pressFit());
    expect(stage()).toBe('1.78');
    expect(vidi.payloadsOf('settings.change')).toEqual([{ noteShare: { wide: null, upright: 0.6 } }]);
  });
});
