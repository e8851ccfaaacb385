// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CallControls } from '../../../../../src/renderer/features/call/CallControls.tsx';
import { CallStage } from '../../../../../src/renderer/features/call/CallStage.tsx';
import { enterCall, useCallStore } from '../../../../../src/renderer/features/call/callStore.ts';
import { LineChip } from '../../../../../src/renderer/features/call/LineChip.tsx';
import { now, setHubTime } from '../../../../../src/renderer/ipc/hubClock.ts';
import { noCall, useLiveCall } from '../../../../../src/renderer/visit/liveCall.ts';
import { ownMedia } from '../../../../../src/renderer/visit/ownMedia.ts';
import { useDialRefused } from '../../../../../src/renderer/visit/useDial.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../../../src/shared/domain/time.ts';
import { at } from '../../support/rows.ts';
import { drawVisit, openVisit, workplace } from '../../support/visit.tsx';

afterEach(() => {
  cleanup();
  useLiveCall.setState(noCall);
  useVisitStore.setState({ open: { state: 'none' } });
  enterCall(null);
  useCallStore.setState({ wishes: new Map() });
  sessionStorage.clear();
  useDialRefused.setState({ number: null });
  ownMedia.setCamera(true);
  ownMedia.setMicrophone(true);
});

const visit = openVisit({ phone: '070-174 06 35' });

async function call(answers: Parameters<typeof workplace>[0] = {}, language: 'sv' | 'en' = 'sv') {
  const vidi = workplace(answers);
  setHubTime(at('10:47'));
  enterCall(visit.visitId);
  await drawVisit(
    <>
      <LineChip />
      <CallStage />
      <CallControls />
    </>,
    visit,
    language,
  );
  return vidi;
}

const lostSince = (ms: number) =>
  act(() =>
    useLiveCall.setState({
      peer: { state: 'interrupted', generation: 2, since: (now() - ms) as Instant, attempt: 3, remote: null },
    }),
  );

describe('the stage, interrupted', () => {
  it('says what is known, what Vidi does and what goes on, and tells it aloud at once', async () => {
    await call();
    await lostSince(4_000);
    expect(screen.getByText('Bilden är borta')).not.toBeNull();
    expect(screen.getByText('Vidi kopplar upp igen av sig själv. Försök 3.')).not.toBeNull();
    expect(screen.getByText('Anteckning, ID och tid fortsätter.')).not.toBeNull();
    expect(screen.getByText('Avbrutet')).not.toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('Bilden är borta.');
  });

  it('offers the telephone after 30 seconds without a picture, not before, and dials digits only', async () => {
    const vidi = await call({ 'phone.dial': () => done({}) });
    await lostSince(20_000);
    expect(screen.queryByRole('button', { name: /Ring 070/ })).toBeNull();
    await lostSince(31_000);
    fireEvent.click(await screen.findByRole('button', { name: /Ring 070-174 06 35/ }));
    expect(vidi.payloadsOf('phone.dial')).toEqual([{ number: '0701740635' }]);
  });

  it('says the number to dial by hand when the telephone program cannot be opened', async () => {
    await call({ 'phone.dial': () => refuse('internal') });
    fireEvent.keyDown(window, { key: 'r', code: 'KeyR', altKey: true });
    await screen.findByText('Telefonprogrammet kunde inte öppnas. Slå 070-174 06 35 själv.');
  });

  it('is in English too', async () => {
    await call({}, 'en');
    await lostSince(4_000);
    expect(screen.getByText('Vidi is connecting again by itself. Attempt 3.')).not.toBeNull();
    expect(screen.getByText('Interrupted')).not.toBeNull();
  });
});

describe('the controls of the call', () => {
  const press = (key: string) =>
    fireEvent.keyDown(window, { key, code: `Key${key.toUpperCase()}`, altKey: true });

  it('turn camera and microphone off by key, and say who sees and hears', async () => {
    await call();
    press('k');
    press('m');
    expect(ownMedia.state).toMatchObject({ cameraOn: false, microphoneOn: false });
    const camera = screen.getByRole('button', { name: 'Kamera: Ingen ser dig' });
    expect(camera.getAttribute('aria-pressed')).toBe('false');
    expect(screen.getByRole('button', { name: 'Mikrofon: Ingen hör dig' })).not.toBeNull();
    fireEvent.click(camera);
    expect(ownMedia.state.cameraOn).toBe(true);
  });

  it('do nothing more while a key is held down', async () => {
    await call();
    press('m');
    fireEvent.keyDown(window, { key: 'm', code: 'KeyM', altKey: true, repeat: true });
    expect(ownMedia.state.microphoneOn).toBe(false);
  });

  it('hold, and say that nobody sees or hears', async () => {
    await call();
    await act(() =>
      useLiveCall.setState({
        peer: { state: 'connected', generation: 1, since: now(), remote: new MediaStream() },
      }),
    );
    press('v');
    expect(screen.getAllByText('Paus. Ingen ser eller hör dig.').length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: 'Fortsätt' })).not.toBeNull();
    expect(useCallStore.getState().hold).toBe(true);
  });

  it('hang up without finishing, and connect again by the same button', async () => {
    const vidi = await call();
    press('h');
    expect(screen.getByText('Du har lagt på. Besöket är kvar.')).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Ring upp igen' }));
    expect(useCallStore.getState().hungUp).toBe(false);
    expect(vidi.payloadsOf('visit.command')).toEqual([]);
  });

  it('name what the computer lacks, and how the call goes on', async () => {
    await call();
    await act(() => ownMedia.open());
    await vi.waitFor(() => expect(ownMedia.state.microphone.state).toBe('trouble'));
    expect(screen.getByRole('region', { name: 'Om bild och ljud' }).textContent).toMatch(
      /Ingen hör dig|ingen hör dig/,
    );
  });
});
