import type { SectionKey } from '../../../src/shared/domain/note.ts';
import { people } from '../people.ts';
import type { Screen, Step } from '../screen.ts';
import type { Studio } from '../studio.ts';
import type { VisitInHand } from './visitInHand.ts';

const note: readonly (readonly [SectionKey, string])[] = [
  ['contactReason', 'Hosta i fem dagar, feber i början.'],
  ['history', 'Väsentligen frisk. Insjuknade i torsdags med snuva och feber 38,4. Sedan i går feberfri.'],
  ['assessment', 'Sannolikt viral luftvägsinfektion i avklingande.'],
  ['planning', 'Ny kontakt vid feber, andnöd eller hosta längre än tre veckor.'],
];

/** The note, Finish, the review, the record. */
export function closing(studio: Studio, visit: VisitInHand): readonly (Screen | Step)[] {
  const { page } = studio;
  const { clinician } = studio.desk;
  const { finish } = clinician.words.journal.finish;
  return [
    {
      name: 'note',
      of: 'console',
      onward: true,
      show: async () => {
        for (const [key, text] of note) await clinician.type(key, text);
        await clinician.saved();
        return page;
      },
    },
    {
      name: 'finish-question',
      of: 'console',
      show: async () => {
        await clinician.button(finish).first().click();
        await page.getByText(clinician.words.journal.finish.ask).waitFor();
        return page;
      },
      hide: () => page.keyboard.press('Escape'),
    },
    {
      name: 'review',
      of: 'console',
      onward: true,
      show: async () => {
        await clinician.finish();
        await clinician.signButton().waitFor();
        return page;
      },
    },
    {
      name: 'finished',
      of: 'patient',
      show: async () => {
        await visit.patient.finished().waitFor();
        return visit.patient.page;
      },
    },
    {
      name: 'signed',
      of: 'console',
      onward: true,
      show: async () => {
        await clinician.sign();
        await page.getByText(clinician.words.closing.sign.inRecord).first().waitFor();
        return page;
      },
      hide: () => clinician.closeVisit(),
    },
    {
      name: 'recorded',
      of: 'console',
      show: async () => {
        await clinician.openSigned();
        await page
          .getByRole('article', { name: clinician.words.closing.recorded.label })
          .getByText(people.visits.familyName)
          .or(page.getByText(note[0]?.[1] ?? ''))
          .first()
          .waitFor();
        return page;
      },
    },
  ];
}
