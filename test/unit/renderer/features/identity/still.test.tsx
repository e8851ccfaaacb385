// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Still } from '../../../../../src/call/stillSender.ts';
import type { Look } from '../../../../../src/identity/reader.ts';
import { IdentityChip } from '../../../../../src/renderer/features/identity/IdentityChip.tsx';
import { IdentityPanel } from '../../../../../src/renderer/features/identity/IdentityPanel.tsx';
import { startReader } from '../../../../../src/renderer/reader/readerWorker.ts';
import { noCall, useLiveCall } from '../../../../../src/renderer/visit/liveCall.ts';
import { usePanel } from '../../../../../src/renderer/visit/panel.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { PersonInVisit } from '../../../../../src/shared/contracts/visit.ts';
import { done } from '../../../../../src/shared/domain/refusal.ts';
import type { LocalDate } from '../../../../../src/shared/domain/time.ts';
import { looking, maja, seeingNothing } from '../../support/looks.ts';
import { at } from '../../support/rows.ts';
import { drawVisit, openVisit, workplace } from '../../support/visit.tsx';

vi.mock('../../../../../src/renderer/reader/readerWorker.ts', () => ({ startReader: vi.fn() }));

const nothing = seeingNothing('blurred');
const ofMaja = (doubt = 0) => looking(maja, doubt);

const frameWidth = 1280;
const stillWidth = 4000;
let decoded = 0;
/** What the decoder waits for. */
let decoding: Promise<void> = Promise.resolve();
let taken = 0;
let closed = 0;
function picture(width: number): ImageBitmap {
  taken++;
  return { width, height: width * 0.75, close: () => closed++ } as unknown as ImageBitmap;
}

let taker: ((still: Still) => void) | null = null;
const still: Still = { bytes: new Uint8Array(8), width: stillWidth, height: stillWidth * 0.75 };
const comes = (one: Still = still) => act(async () => taker?.(one));

beforeEach(() => {
  decoded = 0;
  decoding = Promise.resolve();
  taken = 0;
  closed = 0;
  taker = null;
  vi.stubGlobal(
    'createImageBitmap',
    async (from: { readonly displayWidth?: number; readonly width: number }) =>
      picture(from.displayWidth ?? from.width),
  );
  vi.stubGlobal(
    'ImageDecoder',
    class {
      readonly #data: Uint8Array;
      constructor({ data }: { readonly data: Uint8Array }) {
        this.#data = data;
      }
      async decode() {
        decoded++;
        await decoding;
        if (this.#data[0] === 1) throw new DOMException('no picture', 'EncodingError');
        return { image: { displayWidth: stillWidth, displayHeight: stillWidth * 0.75, close: () => {} } };
      }
      close() {}
    },
  );
  useLiveCall.setState({
    ...noCall,
    peer: { state: 'connected', generation: 1, since: at('10:40'), remote: new MediaStream() } as never,
    send: () => true,
    grabFrame: async () => picture(frameWidth),
    takeStills: (next) => {
      taker = next;
      return () => {
        taker = null;
      };
    },
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.mocked(startReader).mockReset();
  usePanel.setState({ panel: null });
  useLiveCall.setState(noCall);
  useVisitStore.setState({ open: { state: 'none' } });
});

/** Opens the panel with a reader that sees this in stills, and nothing in frames. */
async function opened(inStills: Look) {
  vi.mocked(startReader).mockImplementation(async () => ({
    look: async (given: ImageBitmap) => {
      given.close();
      return given.width === stillWidth ? inStills : nothing;
    },
    stop: () => {},
  }));
  const vidi = workplace({ 'visit.command': () => done({ state: 'done', seq: 9 }) });
  const booked: PersonInVisit = {
    ...(openVisit().people[0] as PersonInVisit),
    givenName: 'Maja',
    familyName: 'Sandell',
    number: '198805229807',
    numberKind: 'personal',
    birthDate: '1988-05-22' as LocalDate,
  };
  await drawVisit(
    <>
      <IdentityChip />
      <IdentityPanel />
    </>,
    openVisit({ people: [booked] }),
  );
  fireEvent.keyDown(window, { key: 'i', code: 'KeyI', altKey: true });
  await screen.findByRole('dialog', { name: 'Identitet' });
  await vi.waitFor(() => expect(taker).not.toBeNull());
  return () => (vidi.payloadsOf('visit.command') as { command: unknown }[]).map((one) => one.command);
}
const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const stillButton = () => screen.queryByRole('button', { name: 'Visa stillbilden' });

describe('a still in the identity panel', () => {
  it('that is certain is shown, ticked and kept as read from a still; no more are asked for', async () => {
    const commands = await opened(ofMaja());
    await comes();
    await screen.findByText(/Läst ur stillbilden på .* SWE, nummer som slutar på 4567/);
    await screen.findByRole('img', { name: 'Frusen bild av legitimationen' });
    expect(box('Personnummer är lika').checked).toBe(true);
    expect(taker).toBeNull();
    fireEvent.click(box('Ansikte är lika'));
    fireEvent.click(screen.getByRole('button', { name: /Styrk identiteten/ }));
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(commands().at(-1)).toMatchObject({ decision: { method: 'stillReading' } });
    await vi.waitFor(() => expect(closed).toBe(taken));
  });

  it('that is not beyond doubt decides nothing by itself, however often it is looked at: it is one picture', async () => {
    await opened(ofMaja(0.05));
    await comes();
    await vi.waitFor(() => expect(stillButton()).not.toBeNull());
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(screen.queryByText(/Läst ur/)).toBeNull();
    await comes();
    await screen.findByText(/Läst ur stillbilden/);
  });

  it('that comes while one is being decoded is let go of unseen', async () => {
    await opened(nothing);
    let end = (): void => {};
    decoding = new Promise((resolve) => {
      end = resolve;
    });
    taker?.(still);
    const second: Still = { ...still, bytes: new Uint8Array([9, 9]) };
    taker?.(second);
    expect(decoded).toBe(1);
    expect([...second.bytes]).toEqual([0, 0]);
    end();
    await screen.findByText('En stillbild har kommit från patienten.');
    await comes();
    await vi.waitFor(() => expect(decoded).toBe(2));
  });

  it('that cannot be read is offered as the frozen picture, and is shown at a press', async () => {
    await opened(nothing);
    expect(stillButton()).toBeNull();
    await comes();
    await screen.findByText('En stillbild har kommit från patienten.');
    expect(screen.queryByRole('img', { name: 'Frusen bild av legitimationen' })).toBeNull();
    fireEvent.click(stillButton() as HTMLElement);
    await screen.findByRole('img', { name: 'Frusen bild av legitimationen' });
    expect(stillButton()).toBeNull();
    expect(taker).not.toBeNull();
  });

  it('that is no picture, or of another size than it says, is let go of, and the next one is taken', async () => {
    await opened(ofMaja());
    await comes({ ...still, bytes: Uint8Array.of(1) });
    await comes({ ...still, width: 10 });
    expect(stillButton()).toBeNull();
    await comes();
    await screen.findByText(/Läst ur stillbilden/);
  });

  it('is not asked for on hold, and is gone when the panel is', async () => {
    await opened(nothing);
    await comes();
    await vi.waitFor(() => expect(stillButton()).not.toBeNull());
    act(() => useLiveCall.setState({ hold: true }));
    expect(taker).toBeNull();
    act(() => useLiveCall.setState({ hold: false }));
    expect(taker).not.toBeNull();
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    await vi.waitFor(() => expect(closed).toBe(taken));
    expect(taker).toBeNull();
  });
});
