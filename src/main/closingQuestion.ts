import { type BrowserWindow, dialog } from 'electron';
import type { Question } from './closingWords.ts';

/** Asks one after the other; to stay is the answer unless one says otherwise, and ends the asking. */
export async function closesAllTheSame(
  window: BrowserWindow,
  questions: readonly Question[],
): Promise<boolean> {
  for (const { message, detail, stay, close } of questions) {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: 'Vidi',
      message,
      detail,
      buttons: [stay, close],
      defaultId: 0,
      cancelId: 0,
    });
    if (response !== 1) return false;
  }
  return true;
}
