import { type Instant, wallClock } from '../shared/domain/time.ts';
import type { Language } from '../shared/i18n/words.ts';

/** What would be lost by closing now. */
export interface AtStake {
  /** Something typed could not be written. */
  readonly unsaved: boolean;
  /** Changes that the hub has not answered. */
  readonly unsentChanges: number;
  /** The visit whose call is open, by its time. */
  readonly openVisit: { readonly start: Instant } | null;
}

/** One question, with the words for either answer. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly stay: string;
  readonly close: string;
}

const textLost: Readonly<Record<Language, Question>> = {
  sv: {
    message: 'Texten är inte sparad',
    detail:
      'Det som är skrivet sedan senast gick inte att skriva till disken. Stängs Vidi nu försvinner det.',
    stay: 'Fortsätt skriva',
    close: 'Stäng och förlora texten',
  },
  en: {
    message: 'The text is not saved',
    detail:
      'What was typed since the last save could not be written to the disk. If Vidi closes now it is gone.',
    stay: 'Keep writing',
    close: 'Close and lose the text',
  },
};

const changesLost: Readonly<Record<Language, (count: number) => Question>> = {
  sv: (count) => ({
    message:
      count === 1 ? '1 ändring har inte nått mottagningen' : `${count} ändringar har inte nått mottagningen`,
    detail: `Förbindelsen svarar inte. Stängs Vidi nu försvinner ${count === 1 ? 'ändringen' : 'ändringarna'}, och besöken står kvar som de var. Texten i anteckningarna är sparad.`,
    stay: 'Stanna och vänta',
    close: count === 1 ? 'Stäng och förlora ändringen' : 'Stäng och förlora ändringarna',
  }),
  en: (count) => ({
    message:
      count === 1 ? '1 change has not reached the clinic' : `${count} changes have not reached the clinic`,
    detail: `The connection does not answer. If Vidi closes now ${count === 1 ? 'the change is' : 'the changes are'} lost, and the visits stay as they were. The text of the notes is saved.`,
    stay: 'Stay and wait',
    close: count === 1 ? 'Close and lose the change' : 'Close and lose the changes',
  }),
};

/** With the visit's time and no name: a box of the system's stands on shared screens too. */
const visitOpen: Readonly<Record<Language, (time: string) => Question>> = {
  sv: (time) => ({
    message: `Besöket ${time} är öppet`,
    detail:
      'Stängs Vidi nu bryts samtalet. Patienten får veta det och får mottagningens nummer. Besöket och det som är skrivet finns kvar när du öppnar Vidi igen.',
    stay: 'Stanna kvar',
    close: 'Avbryt samtalet och stäng',
  }),
  en: (time) => ({
    message: `The ${time} visit is open`,
    detail:
      "If Vidi closes now the call is cut off. The patient is told so and gets the clinic's number. The visit and what is written are there when you open Vidi again.",
    stay: 'Stay',
    close: 'End the call and close',
  }),
};

/** One question for each thing that would be lost, the dearest first. `zone`: the clinic's. */
export function questionsAtClosing(
  { unsaved, unsentChanges, openVisit }: AtStake,
  { language, zone }: { readonly language: Language; readonly zone: string },
): readonly Question[] {
  return [
    ...(unsaved ? [textLost[language]] : []),
    ...(unsentChanges > 0 ? [changesLost[language](unsentChanges)] : []),
    ...(openVisit === null ? [] : [visitOpen[language](wallClock(openVisit.start, zone))]),
  ];
}
