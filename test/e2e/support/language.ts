import { Clinician } from '../../../scripts/visit/clinician.ts';
import type { Language } from '../../../src/shared/i18n/words.ts';
import type { Desk } from './desk.ts';

/** Sets the console's language in its settings, as a person does, and goes on in it. */
export async function speak(desk: Desk, language: Language): Promise<Desk> {
  const { settings } = desk.clinician.words;
  await desk.clinician.openSettings();
  const name = language === 'sv' ? settings.look.swedish : settings.look.english;
  await desk.clinician.page
    .getByRole('radiogroup', { name: settings.look.language })
    .getByText(name, { exact: true })
    .click();
  const clinician = new Clinician(desk.clinician.page, language);
  await clinician.closeSettings();
  return { ...desk, clinician };
}
