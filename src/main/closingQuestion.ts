import { type BrowserWindow, dialog } from 'electron';
import { wallClock } from '../shared/domain/time.ts';
import type { Language } from '../shared/i18n/words.ts';
import type { ClosingAnswer } from './closingPage.ts';

interface Question {
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

/** Asks for each thing that would be lost; to stay is the answer unless one says otherwise. `zone`: the clinic's. */
export async function closesAllTheSame(
  window: BrowserWindow,
  { unsaved, openVisit }: ClosingAnswer,
  { language, zone }: { readonly language: Language; readonly zone: string },
): Promise<boolean> {
  if (unsaved && !(await ask(window, textLost[language]))) return false;
  if (openVisit === null) return true;
  return ask(window, visitOpen[language](wallClock(openVisit.start, zone)));
}

async function ask(window: BrowserWindow, { message, detail, stay, close }: Question): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Vidi',
    message,
    detail,
    buttons: [stay, close],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
