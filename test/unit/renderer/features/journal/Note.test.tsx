// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Note } from '../../../../../src/renderer/features/journal/Note.tsx';
import { useDraftStore } from '../../../../../src/renderer/visit/draftStore.ts';
import { followFinishing, useFinishing } from '../../../../../src/renderer/visit/finishing.ts';
import { noCall, useLiveCall } from '../../../../../src/renderer/visit/liveCall.ts';
import { useNoteWriting } from '../../../../../src/renderer/visit/noteWriting.ts';
import { useVisitStore } from '../../../../../src/renderer/visit/visitStore.ts';
import type { IpcPayload } from '../../../../../src/shared/contracts/ipc.ts';
import type { NoteTemplate } from '../../../../../src/shared/domain/note.ts';
import { done, type Refusal, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { about } from '../../support/fakeVidi.ts';
import { at, uuid } from '../../support/rows.ts';
import { draftOf, drawVisit, openVisit, template, workplace } from '../../support/visit.tsx';

afterEach(() => {
  cleanup();
  useDraftStore.setState({ draft: null, sections: {}, saving: { state: 'saved', at: null } });
  useVisitStore.setState({ open: { state: 'none' } });
  useNoteWriting.setState({ writing: false });
  useFinishing.setState({ byVisit: new Map() });
});

const visit = openVisit();
const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, text: string) => fireEvent.input(field(name), { target: { value: text } });

async function note(answers: Parameters<typeof workplace>[0] = {}, shown = visit) {
  const vidi = workplace({
    'draft.open': () => done(draftOf(shown)),
    'draft.write': ({ revision }) => done({ revision, savedAt: at('10:43') }),
    ...answers,
  });
  const drawn = await drawVisit(<Note />, shown);
  await screen.findByRole('textbox', { name: 'Kontaktorsak' });
  return { vidi, drawn };
}

describe('the note', () => {
  it.each([
    ['100,000 characters pasted', 'ab cd\n'.repeat(20_000).slice(0, 100_000)],
    ['emoji, families included', 'Hosta 🤧 och 👩‍👩‍👧 hemma'],
    ['right-to-left text', 'سعال منذ خمسة أيام שיעול'],
    ['HTML, as text', '<img src=x onerror="alert(1)"><b>fet</b> & <script>1</script>'],
  ])('keeps what is typed as it was typed: %s', async (_what, text) => {
    const { vidi } = await note();
    type('Anamnes', text);
    await screen.findByText(/^Sparad/);
    expect(field('Anamnes').value).toBe(text);
    expect(field('Anamnes').dir).toBe('auto');
    const written = vidi.payloadsOf('draft.write') as IpcPayload<'draft.write'>[];
    expect(written.flatMap((one) => one.edits).map((edit) => edit.insert)).toEqual([text]);
    expect(document.querySelector('img, b, script')).toBeNull();
  });

  it('takes NUL out of what is typed, in the field and in what is saved', async () => {
    const { vidi } = await note();
    type('Anamnes', 'Ho\u0000sta');
    await screen.findByText(/^Sparad/);
    expect(field('Anamnes').value).toBe('Hosta');
    expect(JSON.stringify(vidi.payloadsOf('draft.write'))).not.toContain('\\u0000');
    expect(useDraftStore.getState().sections.history).toBe('Hosta');
  });

  it('says "saved" with its time only once main has answered', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await note({
      'draft.write': async ({ revision }) => {
        await answered;
        return done({ revision, savedAt: at('10:43') });
      },
    });
    type('Status', 'Opåverkad');
    await screen.findByText('Sparar…');
    expect(screen.queryByText(/^Sparad/)).toBeNull();
    answer();
    await screen.findByText('Sparad 10:43:00');
  });

  it('warns lastingly that the disk is full, keeps the text, and stops warning only when a write has worked', async () => {
    let refusal: Refusal | null = { code: 'draft.diskFull' };
    await note({
      'draft.write': ({ revision }) =>
        refusal === null ? done({ revision, savedAt: at('10:44') }) : { ok: false, refusal },
    });
    type('Status', 'Opåverkad');
    await screen.findByText('Inte sparad: disken är full');
    type('Status', 'Opåverkad, afebril');
    expect(screen.getByText('Inte sparad: disken är full')).not.toBeNull();
    expect(screen.queryByText(/^Sparad/)).toBeNull();
    expect(field('Status').value).toBe('Opåverkad, afebril');
    refusal = null;
    await screen.findByText('Sparad 10:44:00', {}, { timeout: 6_000 });
    expect(screen.queryByText('Inte sparad: disken är full')).toBeNull();
  });

  it.each([
    ['draft.damaged', 'En del av utkastet gick inte att läsa'],
    ['draft.wrongKey', 'Det tidigare utkastet gick inte att öppna'],
  ] as const)('tells what was kept aside (%s), and can be written in', async (code, words) => {
    await note({ 'draft.open': () => done(draftOf(visit, { warning: { code } })) });
    expect(screen.getByText(words)).not.toBeNull();
    expect(screen.getByText(/Filen är lagd åt sidan, inget är överskrivet/)).not.toBeNull();
    expect(field('Status').readOnly).toBe(false);
  });

  it('never reads the file over text that it holds: the note drawn again has what was typed', async () => {
    const { vidi, drawn } = await note({ 'draft.write': () => refuse('draft.diskFull') });
    type('Status', 'Opåverkad');
    await screen.findByText('Inte sparad: disken är full');
    drawn.unmount();
    await drawVisit(<Note />, visit);
    expect(field('Status').value).toBe('Opåverkad');
    expect(vidi.payloadsOf('draft.open')).toHaveLength(1);
  });

  it('goes to its sections by Alt and their number, and back to the last by Alt N', async () => {
    await note();
    fireEvent.keyDown(window, { key: '3', code: 'Digit3', altKey: true });
    expect(document.activeElement).toBe(field('Status'));
    field('Status').blur();
    fireEvent.keyDown(window, { key: 'n', code: 'KeyN', altKey: true });
    expect(document.activeElement).toBe(field('Status'));
  });

  it('checkpoints when a field is left', async () => {
    const { vidi } = await note();
    field('Status').focus();
    field('Status').blur();
    await vi.waitFor(() => expect(vidi.payloadsOf('draft.checkpoint')).toHaveLength(1));
  });

  it('says in words why it could not be opened, and tries again', async () => {
    let refused = true;
    workplace({
      'draft.open': () => (refused ? refuse('connection.lost') : done(draftOf(visit))),
    });
    await drawVisit(<Note />, visit);
    const again = await screen.findByRole('button', { name: 'Försök igen' });
    refused = false;
    fireEvent.click(again);
    await screen.findByRole('textbox', { name: 'Kontaktorsak' });
  });
});

describe('Finish', () => {
  const ctrlEnter = (init: KeyboardEventInit = {}) =>
    fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', ctrlKey: true, ...init });

  it('asks once, and gives the focus back at Esc', async () => {
    const { vidi } = await note();
    field('Status').focus();
    ctrlEnter();
    const group = screen.getByRole('group', { name: 'Avsluta besöket' });
    expect(document.activeElement).toBe(within(group).getByRole('button', { name: /^Avsluta besöket/ }));
    fireEvent.keyDown(group, { key: 'Escape' });
    expect(document.activeElement).toBe(field('Status'));
    expect(vidi.payloadsOf('visit.command')).toEqual([]);
  });

  it('is not confirmed by the key held down', async () => {
    const { vidi } = await note();
    ctrlEnter();
    ctrlEnter({ repeat: true });
    expect(vidi.payloadsOf('visit.command')).toEqual([]);
  });

  it('finishes at the second press', async () => {
    const { vidi } = await note({ 'visit.command': () => done({ state: 'done', seq: 5 }) });
    ctrlEnter();
    ctrlEnter();
    await vi.waitFor(() =>
      expect(vidi.payloadsOf('visit.command')).toMatchObject([{ command: { type: 'finish' } }]),
    );
  });

  it('"sign later" finishes and frees the place for the next visit', async () => {
    const { vidi } = await note({ 'visit.command': () => done({ state: 'done', seq: 5 }) });
    fireEvent.click(screen.getByRole('button', { name: /^Avsluta besöket/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Avsluta, signera senare' }));
    await vi.waitFor(() => expect(useVisitStore.getState().open.state).toBe('none'));
    expect(vidi.payloadsOf('visit.command')).toMatchObject([{ command: { type: 'finish' } }]);
  });

  it('"sign later" by its chord: asks at the first press, and frees the place at the second', async () => {
    const { vidi } = await note({ 'visit.command': () => done({ state: 'done', seq: 5 }) });
    const altEnter = () => fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', altKey: true });
    altEnter();
    expect(document.activeElement?.textContent).toContain('Avsluta, signera senare');
    expect(vidi.payloadsOf('visit.command')).toEqual([]);
    altEnter();
    await vi.waitFor(() => expect(useVisitStore.getState().open.state).toBe('none'));
    expect(vidi.payloadsOf('visit.command')).toMatchObject([{ command: { type: 'finish' } }]);
  });

  it('one chord does not confirm what the other has asked', async () => {
    const { vidi } = await note();
    ctrlEnter();
    fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', altKey: true });
    expect(document.activeElement?.textContent).toContain('Avsluta, signera senare');
    expect(vidi.payloadsOf('visit.command')).toEqual([]);
  });

  it('"sign later" leaves the next visit open that was opened while the hub answered', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const next = openVisit({ visitId: uuid(2) as never });
    await note({
      'visit.command': async () => {
        await answered;
        return done({ state: 'done', seq: 5 });
      },
    });
    fireEvent.click(screen.getByRole('button', { name: /^Avsluta besöket/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Avsluta, signera senare' }));
    useVisitStore.setState({ open: { state: 'open', visit: next, pending: false } });
    await act(async () => answer());
    expect(useVisitStore.getState().open).toMatchObject({ state: 'open', visit: { visitId: uuid(2) } });
  });

  it('says that it waits for the connection, and takes no second one', async () => {
    const { vidi } = await note({ 'visit.command': () => done({ state: 'pending' }) });
    ctrlEnter();
    ctrlEnter();
    expect(await screen.findByText(/^Förbindelsen är bruten. Besöket avslutas/)).not.toBeNull();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Avsluta besöket/ }).disabled).toBe(true);
    ctrlEnter();
    ctrlEnter();
    expect(vidi.payloadsOf('visit.command')).toHaveLength(1);
  });

  it('says when one that waited is refused, and how the call goes on; not when another change is', async () => {
    const { vidi } = await note({ 'visit.command': () => done({ state: 'pending' }) });
    const stop = followFinishing();
    ctrlEnter();
    ctrlEnter();
    await screen.findByText(/^Förbindelsen är bruten. Besöket avslutas/);
    useLiveCall.setState({ hold: true });
    const refused = {
      type: 'commandRefused',
      visitId: visit.visitId,
      refusal: { code: 'visit.moved' },
    } as const;
    act(() => vidi.emit({ ...refused, command: 'startIdentity' }));
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => vidi.emit({ ...refused, command: 'finish' }));
    expect(screen.getByRole('alert').textContent).toMatch(/^Besöket avslutades inte\..*Tryck Fortsätt/);
    expect(screen.queryByText(/^Förbindelsen är bruten. Besöket avslutas/)).toBeNull();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Avsluta besöket/ }).disabled).toBe(false);
    useLiveCall.setState(noCall);
    stop();
  });

  it('says in words when it is refused', async () => {
    await note({ 'visit.command': () => refuse('visit.moved') });
    ctrlEnter();
    ctrlEnter();
    expect((await screen.findByRole('alert')).textContent).toContain('Besöket avslutades inte.');
  });
});

describe("the note's template", () => {
  const nurse: NoteTemplate = {
    ...template,
    id: 'nurse-remote',
    profession: 'nurse',
    sections: ['contactReason', 'planning'],
  };
  const nurseSits = () =>
    done({
      ...about,
      principal: { ...about.principal, profession: 'nurse' },
      templates: [template, nurse],
    } as typeof about);

  it('is that of the profession of the one who sits here, not of the booking', async () => {
    const { vidi } = await note({
      'app.about': nurseSits,
      'draft.open': (asked) => done(draftOf(visit, { template: asked.template })),
    });
    expect(vidi.payloadsOf('draft.open')).toMatchObject([{ template: 'nurse-remote' }]);
    expect(screen.getAllByRole('textbox')).toHaveLength(2);
    screen.getByText('Distanskontakt, sjuksköterska');
  });

  it('stays as it was begun', async () => {
    await note({ 'app.about': nurseSits });
    expect(screen.getAllByRole('textbox')).toHaveLength(6);
    screen.getByText('Distanskontakt, läkare');
  });
});

describe('the note after Finish', () => {
  const ended = openVisit({ stage: 'ended', endedAt: at('10:56') });

  it('is read-only until "keep writing", and again after Esc', async () => {
    await note({}, ended);
    expect(field('Status').readOnly).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: /Skriv vidare/ }));
    expect(field('Status').readOnly).toBe(false);
    fireEvent.keyDown(field('Status'), { key: 'Escape' });
    expect(field('Status').readOnly).toBe(true);
  });

  it('shows in its fields what main holds, where that is not what was reviewed, and keeps the focus', async () => {
    let held = draftOf(ended, { revision: 1, sections: { status: 'Opåverkad' } });
    await note({ 'draft.open': () => done(held), 'note.sign': () => refuse('draft.stale') }, ended);
    field('Status').focus();
    held = { ...held, revision: 2, sections: { status: 'Opåverkad, afebril', assessment: 'Viral' } };
    await act(() => useDraftStore.getState().sign(false));
    expect(field('Status').value).toBe('Opåverkad, afebril');
    expect(field('Bedömning').value).toBe('Viral');
    expect(document.activeElement).toBe(field('Status'));
  });

  it('cannot be written in once it is signed', async () => {
    const signed = {
      noteId: visit.visitId as never,
      sha256: 'a'.repeat(64),
      signedAt: at('10:57'),
      delivered: false,
    };
    await note({ 'draft.open': () => done(draftOf(ended, { signed })) }, ended);
    expect(field('Status').readOnly).toBe(true);
    expect(screen.queryByRole('button', { name: /Skriv vidare/ })).toBeNull();
  });

  it('shows beside it what the patient wrote beforehand, as text and only what was answered', async () => {
    const written = { concern: '<b>Hosta</b> i fem dagar', since: ' ' };
    await note(
      {},
      openVisit({ preparation: { form: 'infection', answers: written }, preparedAt: at('09:10') }),
    );
    expect(screen.getByText('Patienten skrev före besöket, 09:10')).toBeTruthy();
    expect(screen.getByText('<b>Hosta</b> i fem dagar')).toBeTruthy();
    expect(screen.queryByText('Sedan när')).toBeNull();
  });
});
