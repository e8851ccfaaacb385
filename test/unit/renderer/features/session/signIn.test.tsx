// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignIn } from '../../../../../src/renderer/features/session/SignIn.tsx';
import { Welcome } from '../../../../../src/renderer/features/session/Welcome.tsx';
import { useSeat } from '../../../../../src/renderer/seat/seat.ts';
import type { SessionView } from '../../../../../src/shared/contracts/session.ts';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import type { Language } from '../../../../../src/shared/i18n/words.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { helena, karim, seatOf, sit } from '../../support/seat.ts';

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  useSeat.setState(null, true);
  sessionStorage.clear();
});

/** The list, following who sits here as the window does. */
function Listed() {
  const seat = useSeat();
  return seat === null ? null : <SignIn seat={seat} />;
}

async function shown(
  change: Partial<SessionView> = {},
  answers: Parameters<typeof fakeVidi>[0] = {},
  language: Language = 'sv',
) {
  const vidi = fakeVidi(answers);
  sit(change);
  const { container } = await draw(<Listed />, language);
  return { vidi, container };
}

const passphrase = () => screen.getByLabelText<HTMLInputElement>('Lösenfras');
const signIn = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Logga in' });
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

describe('the first start', () => {
  it('asks one thing, and starts with the answer', async () => {
    const vidi = fakeVidi({ 'session.start': () => done(seatOf({ state: 'open', current: helena.id })) });
    sit({ state: 'welcome', mode: null, profiles: [] });
    await draw(<Welcome />);
    expect(screen.getAllByRole('button').map((one) => one.textContent)).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: /^Öva/ }));
    await waitFor(() => expect(useSeat.getState()?.state).toBe('open'));
    expect(vidi.payloadsOf('session.start')).toEqual([{ mode: 'practice' }]);
  });

  it('says in words when the answer could not be kept', async () => {
    fakeVidi({ 'session.start': () => refuse('profile.notWritten') });
    sit({ state: 'welcome', mode: null, profiles: [] });
    await draw(<Welcome />);
    fireEvent.click(screen.getByRole('button', { name: /^Ta emot patienter/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('Valet kunde inte sparas.');
  });
});

describe('the sign-in list', () => {
  it('takes one press where there is no passphrase, and says where that key lies', async () => {
    const { vidi } = await shown({}, { 'session.signIn': () => done(seatOf()) });
    expect(screen.getByText(/har sin nyckel i en fil/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /Helena Ljung/ }));
    await waitFor(() =>
      expect(vidi.payloadsOf('session.signIn')).toEqual([{ id: 'practice', secret: null }]),
    );
  });

  it('opens the field of who has one, with the focus in it; Enter signs in', async () => {
    const { vidi } = await shown({}, { 'session.signIn': () => done(seatOf()) });
    fireEvent.click(screen.getByRole('button', { name: /Karim Haddad/ }));
    expect(document.activeElement).toBe(passphrase());
    type(passphrase(), 'havregryn och citron');
    fireEvent.submit(passphrase());
    await waitFor(() =>
      expect(vidi.payloadsOf('session.signIn')).toEqual([{ id: karim.id, secret: 'havregryn och citron' }]),
    );
  });

  it('counts the wait down after a wrong one, keeps what was typed, and is never a dead end', async () => {
    const { vidi } = await shown(
      { profiles: [karim] },
      { 'session.signIn': () => refuse('secret.wrong', { waitSeconds: 2 }) },
    );
    type(passphrase(), 'fel lösenfras');
    fireEvent.click(signIn());
    const alert = await screen.findByText(/försöka igen om 2 sekunder/, { selector: '[aria-hidden]' });
    expect(alert.textContent).toContain('Det stämmer inte.');
    expect(passphrase().value).toBe('fel lösenfras');
    expect(signIn().disabled).toBe(true);
    fireEvent.submit(passphrase());
    expect(vidi.payloadsOf('session.signIn')).toHaveLength(1);
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    expect(screen.getByText(/om 1 sekund\./)).toBeTruthy();
    await act(() => vi.advanceTimersByTimeAsync(1_100));
    expect(screen.getAllByText('Det stämde inte. Försök igen.').length).toBeGreaterThan(0);
    fireEvent.click(signIn());
    await waitFor(() => expect(vidi.payloadsOf('session.signIn')).toHaveLength(2));
  });

  it('goes on with the wait of before a restart', async () => {
    await shown({ profiles: [{ ...karim, waitSeconds: 8 }] });
    expect(screen.getAllByText(/försöka igen om 8 sekunder/).length).toBeGreaterThan(0);
    type(passphrase(), 'något');
    expect(signIn().disabled).toBe(true);
  });

  it('tells what can be recovered, and moves a profile aside only when that is understood', async () => {
    const { vidi } = await shown(
      { profiles: [karim] },
      { 'session.setAside': () => done(seatOf({ profiles: [helena] })) },
    );
    const forgotten = screen.getByText('Glömt lösenfrasen?').parentElement as HTMLElement;
    expect(forgotten.textContent).toContain('går inte att återställa');
    expect(forgotten.textContent).toContain('Det som är signerat finns kvar');
    fireEvent.click(within(forgotten).getByText('Flytta undan profilen…'));
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Flytta undan', hidden: true });
    expect(button.disabled).toBe(true);
    fireEvent.click(button);
    expect(vidi.payloadsOf('session.setAside')).toEqual([]);
    fireEvent.click(within(forgotten).getByLabelText(/Jag förstår/));
    fireEvent.click(button);
    await waitFor(() => expect(vidi.payloadsOf('session.setAside')).toEqual([{ id: karim.id }]));
    expect(await screen.findByRole('button', { name: /Helena Ljung/ })).toBeTruthy();
  });

  it('says why nobody can sign in', async () => {
    await shown({ profiles: [], trouble: { code: 'profile.damaged' } });
    expect(screen.getByRole('alert').textContent).toContain('inget är överskrivet');
  });

  it('has nothing that axe would change', async () => {
    const { container } = await shown({ profiles: [karim] });
    vi.useRealTimers();
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('a new practice profile', () => {
  const canAdd: SessionView['canAdd'] = [
    { hsaId: 'SE2321000016-2KHD' as never, name: 'Karim Haddad', title: 'sjuksköterska' },
  ];
  const first = () => screen.getByLabelText<HTMLInputElement>('Ny lösenfras');
  const again = () => screen.getByLabelText<HTMLInputElement>('Lösenfrasen en gång till');
  const add = () => screen.getByRole('button', { name: 'Lägg till' });

  async function adding(change: Partial<SessionView> = {}) {
    const drawn = await shown(
      { profiles: [helena], canAdd, ...change },
      { 'session.addPractice': () => done(seatOf()) },
    );
    fireEvent.click(screen.getByRole('button', { name: 'Lägg till en profil' }));
    return drawn;
  }

  it('says the rule, and that nobody can restore it, before it is typed', async () => {
    await adding();
    const rule = document.getElementById(first().getAttribute('aria-describedby') ?? '');
    expect(rule?.textContent).toContain('Minst 12 tecken');
    expect(rule?.textContent).toContain('Ingen kan återställa den');
    expect(rule?.textContent).toContain('den här datorn har ingen nyckelring');
    expect(screen.queryByLabelText('PIN-kod')).toBeNull();
  });

  it.each([
    ['elva tecken', 'elva tecken', 'Skriv minst 12 tecken.'],
    ['123456789012', '123456789012', 'Bara siffror är för lätt att gissa. Skriv ord.'],
    ['havregryn och citron', 'havregryn och citrom', 'De två är inte lika. Skriv samma en gång till.'],
  ])('takes not %s', async (one, two, why) => {
    const { vidi } = await adding();
    type(first(), one);
    type(again(), two);
    fireEvent.click(add());
    expect(await screen.findByText(why)).toBeTruthy();
    expect(vidi.payloadsOf('session.addPractice')).toEqual([]);
  });

  it('is made, and its field is ready', async () => {
    const { vidi } = await adding();
    type(first(), 'havregryn och citron');
    type(again(), 'havregryn och citron');
    fireEvent.click(add());
    await waitFor(() =>
      expect(vidi.payloadsOf('session.addPractice')).toEqual([
        { hsaId: 'SE2321000016-2KHD', secret: 'havregryn och citron' },
      ]),
    );
    const field = await screen.findByLabelText('Lösenfras');
    expect(document.activeElement).toBe(field);
  });

  it('may have a PIN where there is a keychain', async () => {
    const { vidi } = await adding({ keychain: true });
    fireEvent.click(screen.getByLabelText('PIN-kod'));
    type(screen.getByLabelText('Ny PIN-kod'), '12345');
    type(screen.getByLabelText('PIN-koden en gång till'), '12345');
    fireEvent.click(add());
    expect(await screen.findByText('Skriv minst 6 siffror.')).toBeTruthy();
    type(screen.getByLabelText('Ny PIN-kod'), '123456');
    type(screen.getByLabelText('PIN-koden en gång till'), '123456');
    fireEvent.click(add());
    await waitFor(() => expect(vidi.payloadsOf('session.addPractice')).toMatchObject([{ secret: '123456' }]));
  });
});

describe("a clinic's connection", () => {
  it('takes the line that was pasted, and says in words why it was not taken', async () => {
    const { vidi } = await shown(
      { mode: 'clinic', clinic: null, profiles: [] },
      { 'session.enrol': () => refuse('enrolment.invalid') },
      'en',
    );
    const line = screen.getByLabelText<HTMLTextAreaElement>('Connection line');
    expect(document.activeElement).toBe(line);
    type(screen.getByLabelText('New passphrase'), 'oatmeal and lemon');
    type(screen.getByLabelText('The passphrase once more'), 'oatmeal and lemon');
    fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
    expect(await screen.findByText('Paste the line first.')).toBeTruthy();
    type(line, ' https://hub.example:8443/#vidi1.ABCD-EFGH-JKMN-PQRS.x ');
    fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
    expect((await screen.findByText(/Could not connect\./)).textContent).toContain('The code cannot be used');
    expect(vidi.payloadsOf('session.enrol')).toEqual([
      { line: 'https://hub.example:8443/#vidi1.ABCD-EFGH-JKMN-PQRS.x', secret: 'oatmeal and lemon' },
    ]);
    expect(line.value).toContain('vidi1');
  });
});
