/** Words of the patient's page once the call is left or the visit is over, however it ended. */
export const patientEndings = {
  left: {
    title: 'Du har lämnat samtalet',
    text: 'Besöket är inte slut. {{name}} ser att du har lämnat.',
  },
  finished: {
    title: 'Besöket är slut',
    text: 'Tack för besöket. Du kan stänga sidan.',
    next: 'Vad som händer nu',
    note: 'Det ni kom fram till skrivs i din journal.',
    fee: 'Avgiften kommer på faktura. Högkostnadsskydd och frikort räknas in.',
    planned: 'Har ni bestämt prover, recept eller ny tid ordnar mottagningen det.',
  },
  /** At every end: whom to ring, and when. */
  worse: 'Har du frågor eller blir du sämre, ring mottagningen. Vid fara för liv: 112.',
  physical: {
    title: 'Besöket blir på mottagningen',
    text: '{{name}} vill träffa dig på plats i stället. Mottagningen hör av sig om tiden. Du kan stänga sidan.',
  },
  cancelled: {
    title: 'Besöket är avbokat',
    text: 'Besöket {{when}} blir inte av. Ring mottagningen om du vill ha en ny tid.',
  },
  missed: {
    title: 'Tiden för besöket har gått',
    text: 'Vi nådde dig inte. Ring mottagningen, så hjälper vi dig till en ny tid.',
  },
  over: {
    title: 'Tiden för besöket har gått',
    text: 'Länken öppnar inget besök längre. Ring mottagningen om du behöver en ny tid.',
  },
  unconfirmed: {
    title: 'Vi kan inte bekräfta vem vi talar med',
    text: 'Vi fortsätter inte med video. Mottagningen hjälper dig: {{phone}}.',
    textWithoutPhone: 'Vi fortsätter inte med video. Mottagningen hjälper dig.',
    danger: 'Vid fara för liv: 112.',
  },
} as const;
