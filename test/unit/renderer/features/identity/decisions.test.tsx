// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdentityChip } from '../../../../../src/renderer/features/identity/IdentityChip.tsx';
import { IdentityPanel } from '../../../../../src/renderer/features/identity/IdentityPanel.tsx';
import { useAction } from '../../../../../src/renderer/keys/actions.ts';
import { noCall, useLiveCall } from '../../../../../src/renderer/visit/liveCall.ts';
import { usePanel } from '../../../../../src/renderer/visit/panel.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { PersonInVisit, VisitDetail } from '../../../../../src/shared/contracts/visit.ts';
import { defaultIdentityRules } from '../../../../../src/shared/domain/identityRules.ts';
import { done } from '../../../../../src/shared/domain/refusal.ts';
import type { LocalDate } from '../../../../../src/shared/domain/time.ts';
import { at, participant } from '../../support/rows.ts';
import { drawVisit, openVisit, workplace } from '../../support/visit.tsx';

beforeEach(() => {
  useLiveCall.setState({
    ...noCall,
    send: () => true,
    grabFrame: async () => ({ width: 640, height: 480, close: vi.fn() }) as unknown as ImageBitmap,
  });
});
afterEach(() => {
  cleanup();
  usePanel.setState({ panel: null });
  useLiveCall.setState(noCall);
  useVisitStore.setState({ open: { state: 'none' } });
});

async function opened(visit: VisitDetail, around: React.ReactNode = null) {
  const vidi = workplace({ 'visit.command': () => done({ state: 'done', seq: 9 }) });
  await drawVisit(
    <>
      {around}
      <IdentityChip />
      <IdentityPanel />
    </>,
    visit,
  );
  fireEvent.keyDown(window, { key: 'i', code: 'KeyI', altKey: true });
  await screen.findByRole('dialog', { name: 'Identitet' });
  const decisions = () =>
    (
      vidi.payloadsOf('visit.command') as {
        command: { type: string; participantId: string; decision?: object };
      }[]
    )
      .map((one) => one.command)
      .filter((one) => one.type === 'decideIdentity');
  return { decisions };
}

const freeze = async () => {
  fireEvent.click(screen.getByRole('button', { name: /^(Ta|Ny) bild/ }));
  await screen.findByRole('button', { name: /Ny bild/ });
};
const check = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name }));
const choose = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
const type = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const verify = () => screen.getByRole<HTMLButtonElement>('button', { name: /Styrk identiteten/ });
const without = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Besluta utan legitimation' });

const child = participant(501);
const guardian = participant(502, { kind: 'guardian', cameAt: at('10:30'), admission: 'admitted' });
const person = (one: typeof child, change: Partial<PersonInVisit>): PersonInVisit => ({
  participantId: one.id,
  kind: one.kind,
  givenName: 'Alva',
  familyName: 'Ek',
  number: null,
  numberKind: null,
  birthDate: null,
  ...change,
});
const alva = person(child, {
  number: '202203019803',
  numberKind: 'personal',
  birthDate: '2022-03-01' as LocalDate,
});
const withGuardian = (change: Partial<PersonInVisit> = {}) =>
  openVisit({
    participants: [child, guardian],
    people: [alva, person(guardian, { givenName: 'Karin', ...change })],
  });

describe('a guardian', () => {
  it('is compared with the number that was typed after asking, and confirmed with child and relation said', async () => {
    const { decisions } = await opened(withGuardian());
    await freeze();
    choose('Handling', 'nationalIdCard');
    check('Ansikte är lika');
    expect(screen.getByText(/skriv vårdnadshavarens nummer, svara om barnet .*, välj hur/)).not.toBeNull();
    type(/Vårdnadshavarens personnummer/, '680911-9801');
    expect(screen.getByText(/inget giltigt personnummer/)).not.toBeNull();
    type(/Vårdnadshavarens personnummer/, '680911-9800');
    check('Personnummer är lika');
    fireEvent.click(screen.getByRole('radio', { name: 'Ja' }));
    expect(verify().disabled).toBe(true);
    choose('Hur relationen är känd', 'register');
    fireEvent.click(verify());
    await vi.waitFor(() =>
      expect(decisions()).toMatchObject([
        {
          participantId: guardian.id,
          decision: {
            outcome: 'verified',
            guardian: { childInPicture: true, relationFrom: 'register', numberFrom: 'typed' },
          },
        },
      ]),
    );
    expect(JSON.stringify(decisions())).not.toContain('9800');
  });

  it('whose number is typed anew is compared anew', async () => {
    await opened(withGuardian());
    type(/Vårdnadshavarens personnummer/, '680911-9800');
    check('Personnummer är lika');
    type(/Vårdnadshavarens personnummer/, '199508099802');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Personnummer är lika' }).checked).toBe(
      false,
    );
  });

  it('whom the booking knows by name alone is confirmed by a foreign passport with names and face', async () => {
    const { decisions } = await opened(withGuardian());
    await freeze();
    choose('Handling', 'foreignPassport');
    for (const field of ['Efternamn', 'Förnamn', 'Ansikte']) check(`${field} är lika`);
    fireEvent.click(screen.getByRole('radio', { name: 'Ja' }));
    choose('Hur relationen är känd', 'told');
    fireEvent.click(verify());
    await vi.waitFor(() =>
      expect(decisions()).toMatchObject([{ decision: { outcome: 'verified', document: 'foreignPassport' } }]),
    );
  });

  it('has a check of their own beside the child, who can be chosen', async () => {
    const { decisions } = await opened(withGuardian({ number: '196809119800', numberKind: 'personal' }));
    const who = screen.getByRole('radiogroup', { name: 'Vem identifieras' });
    expect(within(who).getAllByRole('radio')).toHaveLength(2);
    fireEvent.click(within(who).getByRole('radio', { name: /Alva Ek/ }));
    expect(screen.getByRole('dialog').textContent).toContain('20220301-9803');
    expect(screen.queryByText(/En annan person ska identifieras/)).toBeNull();
    await freeze();
    choose('Handling', 'swedishPassport');
    check('Personnummer är lika');
    check('Ansikte är lika');
    expect(screen.queryByText('Är barnet med i bild?')).toBeNull();
    fireEvent.click(verify());
    await vi.waitFor(() => expect(decisions()).toMatchObject([{ participantId: child.id }]));
  });

  it('without a document is asked for child and relation too, but not where care is urgent', async () => {
    const { decisions } = await opened(withGuardian());
    fireEvent.click(screen.getByRole('button', { name: /Utan legitimation/ }));
    choose('Skäl', 'urgent');
    expect(screen.queryByText('Är barnet med i bild?')).toBeNull();
    expect(without().disabled).toBe(false);
    choose('Skäl', 'knownInPerson');
    expect(without().disabled).toBe(true);
    fireEvent.click(screen.getByRole('radio', { name: 'Nej' }));
    expect(without().disabled).toBe(true);
    choose('Hur relationen är känd', 'known');
    fireEvent.click(without());
    await vi.waitFor(() =>
      expect(decisions()).toMatchObject([
        {
          participantId: guardian.id,
          decision: {
            outcome: 'waived',
            reason: 'knownInPerson',
            guardian: { childInPicture: false, relationFrom: 'known' },
          },
        },
      ]),
    );
  });

  it('who said on the way in to be another adult is told apart', async () => {
    const said = { ...guardian, answers: { whoAmI: 'otherAdult' as const } };
    await opened({ ...withGuardian(), participants: [child, said] });
    expect(screen.getByText(/är en annan vuxen, inte vårdnadshavaren/)).not.toBeNull();
  });
});

describe("the clinic's rules in the panel", () => {
  const ruled = (rules: Partial<typeof defaultIdentityRules>) =>
    openVisit({ identityRules: { ...defaultIdentityRules, ...rules } });

  it('say which kind of document is not accepted, and ask for a reason', async () => {
    const { decisions } = await opened(ruled({ documents: ['swedishPassport'] }));
    await freeze();
    check('Personnummer är lika');
    check('Ansikte är lika');
    choose('Handling', 'swedishPassport');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(verify().disabled).toBe(false);
    choose('Handling', 'drivingLicence');
    expect(screen.getByRole('alert').textContent).toBe('Mottagningen godtar inte den här sortens handling.');
    expect(verify().disabled).toBe(true);
    type('Varför identiteten ändå är styrkt', 'Känd här sedan länge');
    fireEvent.click(verify());
    await vi.waitFor(() =>
      expect(decisions()).toMatchObject([
        { decision: { document: 'drivingLicence', despite: 'Känd här sedan länge' } },
      ]),
    );
  });

  it('ask which state an identity card is from, and compare birth date and names where it has no number', async () => {
    const visit = ruled({
      documents: ['foreignIdCard'],
      states: { foreignPassport: 'all', foreignIdCard: ['NOR', 'FIN'] },
    });
    const people = visit.people.map((one) => ({ ...one, birthDate: '1980-01-02' as LocalDate }));
    const { decisions } = await opened({ ...visit, people });
    await freeze();
    choose('Handling', 'foreignIdCard');
    for (const field of ['Födelsedatum', 'Efternamn', 'Förnamn', 'Ansikte']) check(`${field} är lika`);
    expect(screen.getByRole('alert').textContent).toMatch(/från det landet/);
    choose('Utfärdat av', 'NOR');
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.click(verify());
    await vi.waitFor(() =>
      expect(decisions()).toMatchObject([{ decision: { document: 'foreignIdCard', issuingState: 'NOR' } }]),
    );
  });

  it('say which way without a document is not enough', async () => {
    const { decisions } = await opened(ruled({ waiverReasons: ['urgent'] }));
    fireEvent.click(screen.getByRole('button', { name: /Utan legitimation/ }));
    choose('Skäl', 'urgent');
    expect(without().disabled).toBe(false);
    choose('Skäl', 'eId');
    expect(screen.getByRole('alert').textContent).toMatch(/inte räcker/);
    expect(without().disabled).toBe(true);
    type('Varför det ändå räcker', 'Ingen annan väg i dag');
    fireEvent.click(without());
    await vi.waitFor(() =>
      expect(decisions()).toMatchObject([{ decision: { reason: 'eId', despite: 'Ingen annan väg i dag' } }]),
    );
  });
});

describe('control questions', () => {
  const asked = (name: RegExp, answer: string) =>
    fireEvent.click(within(screen.getByRole('radiogroup', { name })).getByRole('radio', { name: answer }));

  it('come from the booking, with their answers for the clinician; two right are enough, and no answer is kept', async () => {
    const visit = openVisit({ bookedPhone: '070-174 06 05', phone: '070-000 00 00' });
    const { decisions } = await opened(visit);
    fireEvent.click(screen.getByRole('button', { name: /Utan legitimation/ }));
    choose('Skäl', 'controlQuestions');
    expect(without().disabled).toBe(true);
    expect(screen.getByText('Rätt svar: 070-174 06 05')).not.toBeNull();
    asked(/telefonnummer/, 'Rätt');
    expect(screen.getByRole('alert').textContent).toMatch(/minst 2/);
    asked(/Vad gäller/, 'Rätt');
    fireEvent.click(without());
    await vi.waitFor(() =>
      expect(decisions()).toMatchObject([
        {
          decision: {
            reason: 'controlQuestions',
            questions: [
              { about: 'phone', right: true },
              { about: 'reason', right: true },
            ],
          },
        },
      ]),
    );
    expect(JSON.stringify(decisions())).not.toMatch(/070|Hosta/);
  });

  it('with a wrong answer are enough only with a reason', async () => {
    await opened(openVisit({ bookedPhone: '070-174 06 05' }));
    fireEvent.click(screen.getByRole('button', { name: /Utan legitimation/ }));
    choose('Skäl', 'controlQuestions');
    asked(/telefonnummer/, 'Rätt');
    asked(/Vad gäller/, 'Rätt');
    asked(/fyra sista/, 'Fel');
    expect(screen.getByRole('alert').textContent).toMatch(/besvarades fel/);
    expect(without().disabled).toBe(true);
    asked(/fyra sista/, 'Inte ställd');
    expect(without().disabled).toBe(false);
  });
});

const actions: string[] = [];
/** Where the visit's menu is drawn. */
function Elsewhere() {
  useAction('visit.sendBack', () => actions.push('sendBack'));
  useAction('visit.turnPhysical', () => actions.push('turnPhysical'));
  return null;
}

describe('what happens next', () => {
  it('is chosen where the identity is not confirmed: what can be done is done where it lives', async () => {
    const unconfirmed = participant(501, {
      cameAt: at('10:30'),
      admission: 'admitted',
      identity: {
        state: 'decided',
        decision: { outcome: 'unconfirmed', reason: 'Stämmer inte', help: 'newVisitInPerson' },
        by: 'SE2321000016-1001' as never,
        at: at('10:42'),
      },
    });
    await opened(openVisit({ participants: [unconfirmed] }), <Elsewhere />);
    fireEvent.click(screen.getByRole('button', { name: 'Tillbaka till väntrummet' }));
    fireEvent.click(screen.getByRole('button', { name: /fysiskt besök/ }));
    expect(actions).toEqual(['sendBack', 'turnPhysical']);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /på telefon/ }).disabled).toBe(true);
  });

  it('may wait: coming back later closes the panel and decides nothing', async () => {
    const { decisions } = await opened(openVisit());
    fireEvent.click(screen.getByRole('button', { name: 'Kom tillbaka till det senare' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(decisions()).toEqual([]);
  });
});
