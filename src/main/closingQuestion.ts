import { type BrowserWindow, dialog } from 'electron';
import type { Language } from '../shared/i18n/words.ts';

const words: Readonly<Record<Language, { message: string; detail: string; stay: string; close: string }>> = {
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

/** Asks whether to close all the same though typed text would be lost; to stay is the answer unless one says otherwise. */
export async function closesAllTheSame(window: BrowserWindow, language: Language): Promise<boolean> {
  const { message, detail, stay, close } = words[language];
  const buttons = [stay, close];
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Vidi',
    message,
    detail,
    buttons,
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
