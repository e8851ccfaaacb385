// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openingPage, type PageState } from '../../../src/patient/pageState.ts';
import { Bars } from '../../../src/patient/parts/Bars.tsx';
import { FromClinic } from '../../../src/patient/parts/FromClinic.tsx';
import { Place } from '../../../src/patient/screens/Place.tsx';
import { Prepare } from '../../../src/patient/screens/Prepare.tsx';
import { Waiting } from '../../../src/patient/screens/Waiting.tsx';
import { Welcome } from '../../../src/patient/screens/Welcome.tsx';
import { forgetWritten } from '../../../src/patient/writtenInTab.ts';
import type { PatientView } from '../../../src/shared/contracts/hub.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { patientWords } from '../../../src/shared/i18n/patient.ts';
import { viewWith } from './view.ts';

afterEach(() => {
  cleanup();
  forgetWritten();
});

const sv = patientWords.sv.patient;
const words = i18next.createInstance();
await words.use(initReactI18next).init({ lng: 'sv', resources: patientWords, defaultNS: 'patient' });
const draw = (content: ReactNode) => render(<I18nextProvider i18n={words}>{content}</I18nextProvider>);
const button = (name: string) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });

describe('the form beforehand', () => {
  const questions = sv.prepare.question;
  function form(onSend: (answers: object) => Promise<boolean>, change: Partial<PatientView> = {}) {
    const onDone = vi.fn();
    const view = viewWith({ prepareForm: 'skin', ...change });
    const drawn = draw(
      <>
        <Prepare view={view} now={2_000} onSend={onSend} onDone={onDone} />
        <button type="submit" form="prepare">
          {sv.prepare.send}
        </button>
      </>,
    );
    return { ...drawn, onDone };
  }
  const write = (question: string, text: string) =>
    fireEvent.change(field(question), { target: { value: text } });
  const send = () => act(async () => fireEvent.submit(document.getElementById('prepare') as HTMLElement));

  it('keeps what was typed when it could not be sent, and sends it at the next press', async () => {
    const onSend = vi.fn(async (_answers: object) => onSend.mock.calls.length > 1);
    const { onDone } = form(onSend);
    write(questions.concern, 'Utslag <b>på armen</b>');
    await send();
    expect(screen.getByText(sv.prepare.failed)).toBeTruthy();
    expect(field(questions.concern).value).toBe('Utslag <b>på armen</b>');
    expect(onDone).not.toHaveBeenCalled();
    await send();
    expect(onSend.mock.calls[1]).toEqual([{ concern: 'Utslag <b>på armen</b>' }]);
    expect(onDone).toHaveBeenCalledOnce();
  });

  it('keeps what was typed when the page is left and comes back', () => {
    const first = form(async () => true);
    write(questions.spread, 'Armen');
    first.unmount();
    form(async () => true);
    expect(field(questions.spread).value).toBe('Armen');
  });

  it('sends nothing where nothing is written, and says so at the first field', async () => {
    const onSend = vi.fn(async () => true);
    form(onSend);
    write(questions.concern, '   ');
    await send();
    expect(onSend).not.toHaveBeenCalled();
    expect(screen.getByText(sv.prepare.nothing)).toBeTruthy();
    expect(document.activeElement).toBe(field(questions.concern));
  });

  it('says near the end how much more a field takes', () => {
    form(async () => true);
    write(questions.concern, 'x'.repeat(1_799));
    expect(screen.queryByText(/tecken kvar/)).toBeNull();
    write(questions.concern, 'x'.repeat(1_950));
    expect(screen.getByText('50 tecken kvar')).toBeTruthy();
    expect(field(questions.concern).maxLength).toBe(2_000);
  });

  it('says that the new replaces the old', () => {
    form(async () => true, { preparedAt: 1_000 as Instant });
    expect(screen.getByText(/ersätter/)).toBeTruthy();
  });
});

describe('where one is', () => {
  function place(answers: PatientView['answers'] = {}) {
    const onAnswer = vi.fn();
    draw(<Place view={viewWith({ answers })} onAnswer={onAnswer} />);
    return onAnswer;
  }
  const onward = () => fireEvent.submit(document.getElementById('question') as HTMLElement);
  const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));

  it('lets nobody who drives go on before they have stopped, and brings the word of it into view', () => {
    const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
    const onAnswer = place();
    choose(sv.place.where.vehicle);
    onward();
    expect(screen.getByText(sv.place.chooseDriving)).toBeTruthy();
    choose(sv.place.isDriving);
    expect(screen.getByText(sv.place.stop).getAttribute('role')).toBe('alert');
    expect(shown.mock.contexts.at(-1)).toBe(screen.getByText(sv.place.stop));
    onward();
    expect(onAnswer).not.toHaveBeenCalled();
    choose(sv.place.notDriving);
    expect(screen.queryByText(sv.place.stop)).toBeNull();
    onward();
    expect(onAnswer).toHaveBeenCalledWith({ where: 'vehicle', place: '', phone: '' });
  });

  it('says that help differs abroad, and asks for the place in words', () => {
    const onAnswer = place({ phone: '070-174 06 05' });
    choose(sv.place.where.abroad);
    expect(screen.getByText(sv.place.abroadText)).toBeTruthy();
    fireEvent.change(field(sv.place.place), { target: { value: 'Lyon, Frankrike' } });
    onward();
    expect(onAnswer).toHaveBeenCalledWith({
      where: 'abroad',
      place: 'Lyon, Frankrike',
      phone: '070-174 06 05',
    });
  });

  it('asks where, and puts the focus there', () => {
    const onAnswer = place();
    onward();
    expect(onAnswer).not.toHaveBeenCalled();
    expect(screen.getByText(sv.place.chooseWhere)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: sv.place.where.home }));
  });
});

describe('what stands above every screen', () => {
  const inside = (change: Partial<PatientView>, page: Partial<PageState> = {}): PageState => ({
    ...openingPage,
    entry: { state: 'inside' },
    view: viewWith(change),
    ...page,
  });
  function bars(page: PageState) {
    const actions = {
      onLetInDevice: vi.fn(),
      onKeepPlace: vi.fn(),
      onAnswerRoom: vi.fn(),
      onAskRoomAgain: vi.fn(),
    };
    draw(<Bars page={page} roomAgain={false} {...actions} />);
    return actions;
  }

  it('says that 112 is being called, with the way to call oneself', () => {
    bars(inside({ emergency: true, otherDeviceWaits: true }));
    expect(screen.getByRole('alert').textContent).toContain(sv.emergency.text);
    expect(screen.getByRole('link', { name: sv.emergency.call }).getAttribute('href')).toBe('tel:112');
    // One thing at a time: another device can wait.
    expect(screen.queryByText(sv.otherDeviceAsks.text)).toBeNull();
  });

  it('asks whether the other device is let in, and takes a no', () => {
    const { onLetInDevice, onKeepPlace } = bars(inside({ otherDeviceWaits: true }));
    fireEvent.click(button(sv.otherDeviceAsks.letIn));
    fireEvent.click(button(sv.otherDeviceAsks.no));
    expect([onLetInDevice.mock.calls.length, onKeepPlace.mock.calls.length]).toEqual([1, 1]);
    cleanup();
    bars(inside({ otherDeviceWaits: true }, { keepsPlace: true }));
    expect(screen.queryByText(sv.otherDeviceAsks.text)).toBeNull();
  });

  it('says nothing on a page that has no place any more', () => {
    bars(inside({ emergency: true, otherDeviceWaits: true }, { stopped: 'otherDevice' }));
    expect(document.body.textContent).toBe('');
  });
});

describe('what the clinic says to one who waits', () => {
  const said = (message: NonNullable<PatientView['message']>['message']) =>
    draw(
      <FromClinic
        view={viewWith({ message: { message, at: 1_000 as Instant }, delayMinutes: 15 })}
        now={2_000}
      />,
    );

  it('is said in the own language, with the delay, where a reader listens', () => {
    said({ kind: 'ready', code: 'soon' });
    const status = screen.getByRole('status').textContent ?? '';
    expect(status).toContain(sv.fromClinic.soon);
    expect(status).toContain('Helena Ljung är försenad, ungefär 15 minuter. Du har kvar din tid.');
  });

  it('is shown as text, whatever the clinic wrote', () => {
    said({ kind: 'own', text: '<img src=x onerror=alert(1)> strax' });
    expect(screen.getByText('<img src=x onerror=alert(1)> strax')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });

  it('loads the page anew at one press when asked to', () => {
    said({ kind: 'ready', code: 'restartPage' });
    expect(button(sv.waiting.reload)).toBeTruthy();
  });
});

describe('a visit that another clinician takes over', () => {
  const karim = { clinician: { name: 'Karim Haddad', title: 'sjuksköterska' } };
  const taken = { ...karim, stage: 'open', waiting: true, handedOver: { fromName: 'Helena Ljung' } } as const;
  const off = { stream: null, camera: { state: 'closed' }, microphone: { state: 'closed' } } as unknown;
  const waits = (change: Partial<PatientView>) => (
    <I18nextProvider i18n={words}>
      <Waiting
        view={viewWith(change)}
        media={off as Parameters<typeof Waiting>[0]['media']}
        network={{ state: 'untested' }}
        now={2_000}
      />
    </I18nextProvider>
  );
  const status = () => screen.getAllByRole('status').map((one) => one.textContent);

  it('says in its heading who takes over, and that the visit is not over, in the call’s place', () => {
    render(waits(taken));
    const heading = screen.getByRole('heading', { level: 1 });
    expect(heading.textContent).toBe('Karim Haddad tar över');
    expect(document.activeElement).toBe(heading);
    expect(status()[0]).toContain('i stället för Helena Ljung. Besöket är inte slut');
    // What the waiting room says of a visit that has not begun would be no answer.
    expect(screen.queryByText(/Du har inte missat det/)).toBeNull();
  });

  it('reads it out to one who waits already, from a region that is there before', () => {
    const { rerender } = render(waits({ waiting: true }));
    const [region] = screen.getAllByRole('status');
    expect(region?.textContent).toBe('');
    rerender(waits(taken));
    expect(screen.getAllByRole('status')[0]).toBe(region);
    expect(region?.textContent).toContain('Karim Haddad, sjuksköterska');
  });

  it('before the call keeps the waiting time in the heading, and says whom one will meet', () => {
    render(waits({ ...taken, stage: 'booked', aboutMinutes: 4 }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ungefär 4 minuter kvar');
    expect(status()[0]).toContain('Du träffar Karim Haddad, sjuksköterska, i stället för Helena Ljung.');
  });

  it('tells one who comes, for the invitation named another', () => {
    draw(<Welcome view={viewWith({ ...karim, handedOver: { fromName: 'Helena Ljung' } })} now={2_000} />);
    expect(status()[0]).toContain('i stället för Helena Ljung');
  });

  it('says that the visit was booked for a time that has passed', () => {
    render(waits({ waiting: true, start: 1_000 as Instant }));
    expect(screen.getByText(/var bokat till 01:00\. Du har inte missat det/)).toBeTruthy();
  });

  it('is silent where nobody has', () => {
    render(waits({ waiting: true }));
    expect(screen.queryByText(/i stället för/)).toBeNull();
  });
});
