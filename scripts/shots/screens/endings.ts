import type { TestBooking } from '../../../test/e2e/support/bookings.ts';
import type { Patient } from '../../../test/e2e/support/patient.ts';
import { people } from '../people.ts';
import type { Chapter, Screen } from '../screen.ts';

/** How else it may end for the patient, each with its own word. */
export const endings: Chapter = (studio) => {
  let patient: Patient;
  const closed = async () => patient.page.context().close();

  const ending = (
    name: string,
    booking: TestBooking,
    title: (words: Patient['words']) => string,
    happens: () => Promise<unknown>,
  ): Screen => ({
    name,
    of: 'patient',
    show: async () => {
      patient = await studio.phone(await studio.booked(booking));
      await patient.heading(patient.words.welcome.title).waitFor();
      await happens();
      await patient.heading(title(patient.words)).waitFor();
      return patient.page;
    },
    hide: closed,
  });

  return [
    ending(
      'cancelled',
      people.cancelled,
      (words) => words.cancelled.title,
      () => studio.command(people.cancelled, { type: 'cancel', reason: 'Bokat två gånger' }),
    ),
    ending(
      'turned-physical',
      people.physical,
      (words) => words.physical.title,
      () => studio.command(people.physical, { type: 'turnPhysical', reason: 'Behöver undersökas på plats' }),
    ),
    {
      name: 'missed',
      of: 'patient',
      show: async () => {
        const link = await studio.booked(people.missed);
        await studio.command(people.missed, { type: 'recordAttempt', how: 'phone' });
        await studio.command(people.missed, { type: 'noShow' });
        patient = await studio.phone(link);
        await patient.page.getByRole('heading').first().waitFor();
        return patient.page;
      },
      hide: closed,
    },
    {
      name: 'identity-unconfirmed',
      of: 'patient',
      show: async () => {
        const { desk } = studio;
        patient = await studio.phone(await studio.booked(people.unconfirmed));
        await patient.goToWaitingRoom();
        await desk.clinician.open(desk.clinician.row(people.unconfirmed.familyName));
        await desk.clinician.letIn();
        const { participants } = await studio.row(people.unconfirmed);
        const [holder] = participants;
        await studio.command(people.unconfirmed, {
          type: 'decideIdentity',
          participantId: holder?.id,
          decision: { outcome: 'unconfirmed', reason: 'Uppgifterna stämmer inte', help: 'newVisitInPerson' },
        });
        await patient.heading(patient.words.unconfirmed.title).waitFor();
        return patient.page;
      },
      hide: async () => {
        await closed();
        const { clinician } = studio.desk;
        const { finish } = clinician.words.journal;
        await clinician.button(finish.finish).first().click();
        await clinician.button(finish.signLater).click();
        await clinician.button(finish.signLater).waitFor({ state: 'detached' });
      },
    },
  ];
};
