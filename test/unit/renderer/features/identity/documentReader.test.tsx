// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Look } from '../../../../../src/identity/reader.ts';
import { restVisit } from '../../../../../src/renderer/app/locking.ts';
import { IdentityChip } from '../../../../../src/renderer/features/identity/IdentityChip.tsx';
import { IdentityPanel } from '../../../../../src/renderer/features/identity/IdentityPanel.tsx';
import { dropReader } from '../../../../../src/renderer/reader/callReader.ts';
import { type ReaderTrouble, startReader } from '../../../../../src/renderer/reader/readerWorker.ts';
import { noCall, useLiveCall } from '../../../../../src/renderer/visit/liveCall.ts';
import { usePanel } from '../../../../../src/renderer/visit/panel.ts';
import { useSeenZone } from '../../../../../src/renderer/visit/seenZone.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { ConsoleToPatient } from '../../../../../src/shared/contracts/peer.ts';
import type { PersonInVisit } from '../../../../../src/shared/contracts/visit.ts';
import { done } from '../../../../../src/shared/domain/refusal.ts';
import type { LocalDate } from '../../../../../src/shared/domain/time.ts';
import { looking, maja, seeingNothing } from '../../support/looks.ts';
import { at } from '../../support/rows.ts';
import { drawVisit, openVisit, workplace } from '../../support/visit.tsx';

// The worker itself is played by real looks in the end-to-end tests; here it says what it is told to say.
vi.mock('../../../../../src/renderer/reader/readerWorker.ts', () => ({ startReader: vi.fn() }));

let closed = 0;
let stopped = 0;
beforeEach(() => {
  closed = 0;
  stopped = 0;
  const frame = () => ({ width: 1280, height: 720, close: () => closed++ }) as unknown as ImageBitmap;
  vi.stubGlobal('createImageBitmap', async () => frame());
  useLiveCall.setState({
    ...noCall,
    peer: { state: 'connected', generation: 1, since: at('10:40'), remote: new MediaStream() } as never,
    send: () => true,
    grabFrame: async () => frame(),
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  dropReader();
  vi.mocked(startReader).mockReset();
  usePanel.setState({ panel: null });
  useLiveCall.setState(noCall);
  useVisitStore.setState({ open: { state: 'none' } });
});

const booked: PersonInVisit = {
  ...(openVisit().people[0] as PersonInVisit),
  givenName: 'Maja',
  familyName: 'Sandell',
  number: '198805229807',
  numberKind: 'personal',
  birthDate: '1988-05-22' as LocalDate,
};

/** Opens the panel with a reader that sees these, the last one again and again; or at each look what is held then. */
async function opened(
  looks: readonly (Look | null)[] | (() => Look),
  person: Partial<PersonInVisit> = {},
  answer: Answer = () => done({ state: 'done', seq: 9 }),
) {
  const left = typeof looks === 'function' ? [] : [...looks];
  vi.mocked(startReader).mockImplementation(async () => ({
    look: async (given: ImageBitmap) => {
      given.close();
      if (typeof looks === 'function') return looks();
      const [next = null] = left;
      if (left.length > 1) left.shift();
      return next;
    },
    stop: () => stopped++,
  }));
  return openPanel(person, answer);
}

type Answer = NonNullable<Parameters<typeof workplace>[0]>['visit.command'];

async function openPanel(
  person: Partial<PersonInVisit> = {},
  answer: Answer = () => done({ state: 'done', seq: 9 }),
) {
  const vidi = workplace({ 'visit.command': answer });
  await drawVisit(
    <>
      <IdentityChip />
      <IdentityPanel />
    </>,
    openVisit({ people: [{ ...booked, ...person }] }),
  );
  fireEvent.keyDown(window, { key: 'i', code: 'KeyI', altKey: true });
  await screen.findByRole('dialog', { name: 'Identitet' });
  return {
    commands: () =>
      (vidi.payloadsOf('visit.command') as { command: { type: string } }[]).map((one) => one.command),
  };
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const verify = () => screen.getByRole<HTMLButtonElement>('button', { name: /Styrk identiteten/ });

describe('the reader in the identity panel', () => {
  it('confirms what it reads the same, leaves the face to the clinician, and keeps neither picture nor number', async () => {
    const { commands } = await opened([seeingNothing('noDocument'), looking(maja)]);
    await screen.findByText(/Läst ur bilden på .* SWE, nummer som slutar på 4567/);
    for (const field of ['Personnummer', 'Födelsedatum', 'Efternamn', 'Förnamn'])
      expect(box(`${field} är lika`).checked).toBe(true);
    expect(box('Handlingen gäller').checked).toBe(true);
    expect(box('Ansikte är lika').checked).toBe(false);
    expect(verify().disabled).toBe(true);
    fireEvent.click(box('Ansikte är lika'));
    fireEvent.click(verify());
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const decision = commands().at(-1);
    expect(decision).toMatchObject({
      type: 'decideIdentity',
      decision: {
        outcome: 'verified',
        method: 'videoReading',
        document: 'nationalIdCard',
        read: {
          issuingState: 'SWE',
          numberEnd: '4567',
          results: { personalNumber: 'same', givenName: 'same' },
        },
      },
    });
    expect(JSON.stringify(decision)).not.toContain('PA1234567');
  });

  it('says of another person what differs, confirms nothing of it, and is confirmed all the same only with a reason', async () => {
    const { commands } = await opened([
      looking({
        ...maja,
        familyName: 'Lind',
        givenName: 'Olof',
        birthDate: '1968-09-11',
        personalNumber: '196809119800',
        sex: 'M',
      }),
    ]);
    await screen.findByText('läst: 1968-09-11');
    expect(screen.getByText('läst: 196809119800')).not.toBeNull();
    expect(screen.getByText('läst: LIND')).not.toBeNull();
    expect(screen.getByRole('alert').textContent).toBe(
      'Handlingen säger något annat: personnummer, födelsedatum, kön, efternamn, förnamn.',
    );
    expect(box('Personnummer är lika').checked).toBe(false);
    fireEvent.click(box('Personnummer är lika'));
    fireEvent.click(box('Ansikte är lika'));
    expect(verify().disabled).toBe(true);
    expect(screen.getByText(/skriv varför/)).not.toBeNull();
    fireEvent.change(screen.getByRole('textbox', { name: 'Varför identiteten ändå är styrkt' }), {
      target: { value: 'Fel bokning, rättad i telefon.' },
    });
    fireEvent.click(verify());
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(commands().at(-1)).toMatchObject({
      decision: {
        despite: 'Fel bokning, rättad i telefon.',
        read: { results: { personalNumber: 'different' } },
      },
    });
  });

  it('says that a document has expired, and why a name is nearly the same', async () => {
    await opened([looking({ ...maja, givenName: 'Maja Kristina', validUntil: '2026-11-23' })]);
    await screen.findByText(/läst: 2026-11-23 \(har gått ut\)/);
    expect(screen.getByText(/läst: MAJA KRISTINA \(fler namn på handlingen\)/)).not.toBeNull();
    expect(box('Förnamn är lika').checked).toBe(false);
    expect(box('Handlingen gäller').checked).toBe(false);
  });

  it('says why nothing is read, and goes on', async () => {
    await opened([seeingNothing('blurred')]);
    await screen.findByText('Bilden är för suddig. Be patienten hålla stilla.');
  });

  it('says that what it reads stays unsure, and asks the patient to come closer', async () => {
    const tips: string[] = [];
    useLiveCall.setState({
      send: (message) => {
        if (message.type === 'documentTip') tips.push(message.tip);
        return true;
      },
    });
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await opened([looking(maja, 0.48)]);
    await vi.advanceTimersByTimeAsync(6_000);
    await screen.findByText(/går att läsa, men inte säkert/);
    expect(screen.queryByText(/Läst ur/)).toBeNull();
    expect(tips).toEqual(['closer']);
  });

  it('tells the patient what would help, not at once and not often, and that it can be read', async () => {
    const tips: { tip: string; at: number }[] = [];
    const send = (message: ConsoleToPatient) => {
      if (message.type === 'documentTip') tips.push({ tip: message.tip, at: performance.now() });
      return true;
    };
    useLiveCall.setState({ send });
    let sees: Look = seeingNothing('blurred');
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const began = performance.now();
    await opened(() => sees);
    await vi.advanceTimersByTimeAsync(6_000);
    sees = seeingNothing('noDocument');
    await vi.advanceTimersByTimeAsync(100);
    sees = seeingNothing('blurred');
    await vi.advanceTimersByTimeAsync(100);
    sees = seeingNothing('noDocument');
    await vi.advanceTimersByTimeAsync(4_000);
    sees = looking(maja);
    await vi.waitFor(() => expect(tips.map(({ tip }) => tip)).toEqual(['holdStill', 'otherSide', 'read']));
    const [first, second] = tips.map(({ at }) => at);
    expect((first ?? 0) - began).toBeGreaterThanOrEqual(4_000);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(2_000);
  });

  it('forgets what was read when a new picture is taken, and reads anew with the same reader', async () => {
    let sees = looking(maja);
    await opened(() => sees);
    await screen.findByText(/Läst ur bilden/);
    fireEvent.click(box('Ansikte är lika'));
    sees = seeingNothing('blurred');
    fireEvent.click(screen.getByRole('button', { name: /Ny bild/ }));
    await screen.findByText(/Bilden är för suddig/);
    sees = looking(maja);
    await screen.findByText(/Läst ur bilden/);
    expect(box('Ansikte är lika').checked).toBe(false);
    expect(vi.mocked(startReader)).toHaveBeenCalledTimes(1);
  });

  it('looks once more by one chord, wherever the focus is, and opens the panel for it', async () => {
    const again = () => fireEvent.keyDown(window, { key: 'o', code: 'KeyO', altKey: true });
    let sees = looking(maja);
    await opened(() => sees);
    await screen.findByText(/Läst ur bilden/);
    fireEvent.click(box('Ansikte är lika'));
    sees = seeingNothing('blurred');
    again();
    await screen.findByText(/Bilden är för suddig/);
    expect(box('Ansikte är lika').checked).toBe(false);
    expect(screen.queryByRole('img', { name: 'Frusen bild av legitimationen' })).toBeNull();
    sees = looking(maja);
    await screen.findByText(/Läst ur bilden/);
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    again();
    await screen.findByRole('dialog', { name: 'Identitet' });
    await screen.findByText(/Läst ur bilden/);
    expect(vi.mocked(startReader)).toHaveBeenCalledTimes(1);
  });

  const line = (state: 'interrupted' | 'connected') =>
    act(async () =>
      useLiveCall.setState({
        peer: { state, generation: 1, since: at('10:41'), attempt: 1, remote: new MediaStream() } as never,
      }),
    );

  it('of another document, once the line is back, counts nothing that was ticked on the one before', async () => {
    let sees = looking({ ...maja, givenName: 'Alva', personalNumber: '202203019803' });
    await opened(() => sees);
    await screen.findByText(/Läst ur bilden/);
    fireEvent.click(box('Ansikte är lika'));
    await line('interrupted');
    sees = looking(maja);
    await line('connected');
    await vi.waitFor(() => expect(box('Personnummer är lika').checked).toBe(true));
    expect(box('Ansikte är lika').checked).toBe(false);
  });

  it('of the same document, once the line is back, keeps what was ticked', async () => {
    await opened([looking(maja)]);
    await screen.findByText(/Läst ur bilden/);
    fireEvent.click(box('Ansikte är lika'));
    await line('interrupted');
    expect(screen.queryByText(/Läst ur bilden/)).toBeNull();
    await line('connected');
    await screen.findByText(/Läst ur bilden/);
    expect(box('Ansikte är lika').checked).toBe(true);
  });

  it('counts nothing that was ticked on a picture taken by hand before it had read', async () => {
    let sees = seeingNothing('blurred');
    await opened(() => sees);
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'n' });
    await screen.findByRole('img', { name: 'Frusen bild av legitimationen' });
    fireEvent.click(box('Ansikte är lika'));
    sees = looking(maja);
    await screen.findByText(/Läst ur bilden/);
    expect(box('Ansikte är lika').checked).toBe(false);
  });

  it('says of a misprinted check digit that it speaks against, asks for a reason, and keeps it', async () => {
    const { commands } = await opened([looking(maja, 0, true)]);
    await screen.findByText(/Läst ur bilden/);
    expect(screen.getByRole('alert').textContent).toBe('En kontrollsiffra på handlingen är fel tryckt.');
    fireEvent.click(box('Ansikte är lika'));
    expect(verify().disabled).toBe(true);
    const why = screen.getByRole('textbox', { name: /Varför identiteten ändå är styrkt/ });
    fireEvent.change(why, { target: { value: 'Känd här sedan länge' } });
    fireEvent.click(verify());
    await vi.waitFor(() =>
      expect(commands().at(-1)).toMatchObject({
        decision: { despite: 'Känd här sedan länge', read: { wrongDigit: true } },
      }),
    );
  });

  it('drops picture and reading with the decision, also while it waits to be sent, and the reader with them', async () => {
    await opened([looking(maja)], {}, () => done({ state: 'pending' }));
    await screen.findByText(/Läst ur bilden/);
    fireEvent.click(box('Ansikte är lika'));
    fireEvent.click(verify());
    await screen.findByText(/Beslutet skickas när den är tillbaka/);
    expect(screen.queryByRole('img', { name: 'Frusen bild av legitimationen' })).toBeNull();
    expect(screen.queryByText(/Läst ur bilden/)).toBeNull();
    await vi.waitFor(() => expect(stopped).toBe(1));
    expect(vi.mocked(startReader)).toHaveBeenCalledTimes(1);
  });

  it('drops picture, reading and reader at the lock', async () => {
    let taken = 0;
    const frame = () => {
      taken++;
      return { width: 1280, height: 720, close: () => closed++ } as unknown as ImageBitmap;
    };
    vi.stubGlobal('createImageBitmap', async () => frame());
    useLiveCall.setState({ grabFrame: async () => frame() });
    await opened([looking(maja)]);
    await screen.findByText(/Läst ur bilden/);
    await act(() => restVisit());
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => expect(stopped).toBe(1));
    expect(closed).toBe(taken);
    expect(useSeenZone.getState().zone).toBeNull();
  });

  it('drops picture, reading and reader when the visit ends', async () => {
    await opened([looking(maja)]);
    await screen.findByText(/Läst ur bilden/);
    await act(async () =>
      useVisitStore.setState({
        open: { state: 'open', visit: openVisit({ stage: 'ended' }), pending: false },
      }),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => expect(stopped).toBe(1));
  });

  it('drops the reader with the call, and lets it live through a lost line', async () => {
    await opened([seeingNothing('blurred')]);
    await screen.findByText(/Bilden är för suddig/);
    const become = (state: string) =>
      act(async () =>
        useLiveCall.setState({
          peer: { state, generation: 1, since: at('10:41'), attempt: 1, remote: null } as never,
        }),
      );
    await become('interrupted');
    expect(stopped).toBe(0);
    await become('ended');
    await vi.waitFor(() => expect(stopped).toBe(1));
    expect(vi.mocked(startReader)).toHaveBeenCalledTimes(1);
  });

  it('tells a screen reader the result of each field', async () => {
    await opened([looking({ ...maja, familyName: 'Lind' })]);
    await screen.findByText(/Läst ur bilden/);
    const heard = screen
      .getAllByRole('status')
      .map((one) => one.textContent)
      .join(' ');
    expect(heard).toContain('Personnummer: lika. Födelsedatum: lika.');
    expect(heard).toContain('Efternamn: olika. Förnamn: lika.');
  });

  it('asks for the other side of a card that has its portrait there, and keeps the reading', async () => {
    await opened([looking(maja)]);
    await screen.findByText(/Läst ur bilden/);
    fireEvent.click(box('Ansikte är lika'));
    fireEvent.click(screen.getByRole('button', { name: 'Ta den sidan' }));
    await screen.findByRole('img', { name: 'Handlingens andra sida' });
    expect(box('Ansikte är lika').checked).toBe(false);
    expect(screen.getByText(/Läst ur bilden/)).not.toBeNull();
    expect(box('Personnummer är lika').checked).toBe(true);
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'n' });
    await vi.waitFor(() => expect(screen.queryByRole('img', { name: 'Handlingens andra sida' })).toBeNull());
  });

  it('outlines the zone that it looks at, and no more once it is gone', async () => {
    const found: Look = {
      ...seeingNothing('blurred'),
      result: { ...looking(maja).result, state: 'notRead', reason: 'blurred' } as never,
    };
    await opened([found, seeingNothing('noDocument')]);
    await vi.waitFor(() =>
      expect(useSeenZone.getState()).toMatchObject({
        gone: false,
        zone: { width: 1280, height: 720, certain: false },
      }),
    );
    await vi.waitFor(() => expect(useSeenZone.getState().gone).toBe(true));
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    await vi.waitFor(() => expect(useSeenZone.getState().zone).toBeNull());
  });

  it('leaves the form as it was, with a word, where it cannot start or has died twice', async () => {
    for (const trouble of ['models', 'worker'] satisfies ReaderTrouble[]) {
      vi.mocked(startReader).mockResolvedValue(trouble);
      await openPanel();
      await screen.findByText(trouble === 'models' ? /Läsarens filer saknas/ : /Läsaren kunde inte starta/);
      expect(vi.mocked(startReader)).toHaveBeenCalledTimes(trouble === 'models' ? 1 : 2);
      expect(box('Personnummer är lika').disabled).toBe(false);
      cleanup();
      usePanel.setState({ panel: null });
      vi.mocked(startReader).mockReset();
    }
    await opened([null]);
    await screen.findByText(/Läsaren kunde inte starta/);
    expect(vi.mocked(startReader)).toHaveBeenCalledTimes(2);
  });

  it('lets go of every frame that it took', async () => {
    let taken = 0;
    const frame = () => {
      taken++;
      return { width: 1280, height: 720, close: () => closed++ } as unknown as ImageBitmap;
    };
    vi.stubGlobal('createImageBitmap', async () => frame());
    useLiveCall.setState({ grabFrame: async () => frame() });
    await opened([seeingNothing('blurred'), seeingNothing('blurred'), looking(maja)]);
    await screen.findByText(/Läst ur bilden/);
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    await vi.waitFor(() => expect(closed).toBe(taken));
  });
});
