import type { Page } from 'playwright';
import type { VidiApi } from '../../src/shared/contracts/ipc.ts';
import { requiredFields } from '../../src/shared/domain/identityDeciding.ts';
import type { SectionKey } from '../../src/shared/domain/note.ts';
import { patientWords } from '../../src/shared/i18n/patient.ts';
import { type CallMeasure, measureCall, rememberConnections, waitForFrames } from './callStats.ts';
import { Clinician } from './clinician.ts';
import type { RunningConsole } from './console.ts';
import type { Steps, VisitReport } from './report.ts';
import type { Shots } from './shots.ts';

/** What the clinician of the guided visit writes. */
const note: Readonly<Partial<Record<SectionKey, string>>> = {
  contactReason: 'Hosta i fem dagar, feber i början.',
  history:
    'Väsentligen frisk. Insjuknade i torsdags med snuva och feber 38,4. Sedan i går feberfri. Torrhosta, värst nattetid. Ingen andnöd i vila, inget blod. Icke-rökare. Inga läkemedel.',
  status: 'Opåverkad, talar i hela meningar. Andningsfrekvens 16 per minut, räknad i bild.',
  assessment: 'Sannolikt viral luftvägsinfektion i avklingande.',
  measures: 'Information om förlopp och egenvård.',
  planning: 'Ny kontakt vid feber, andnöd eller hosta längre än tre veckor.',
};

/** Plays the visit, from the queue to the record; tells `found` what it measures on the way. */
export async function playVisit(
  running: RunningConsole,
  steps: Steps,
  shots: Pick<Shots, 'take' | 'takeHidden'>,
  found: (part: Partial<VisitReport>) => void,
): Promise<void> {
  const { page } = running;
  const clinician = new Clinician(page);
  const { words } = clinician;
  await page.setViewportSize({ width: 1440, height: 900 });
  await rememberConnections(page);
  const sv = patientWords.sv.patient;

  await steps.run('queue seen', 20_000, () => clinician.rows().first().waitFor());

  const patient = await steps.run('patient opens the link', 30_000, async () => {
    const opened = await running.practicePage();
    await rememberConnections(opened);
    return opened;
  });
  await steps.run('patient checks camera and sound', 30_000, async () => {
    await patient.getByRole('heading', { name: sv.check.title }).waitFor();
    await patient.getByText(sv.check.soundWorks).waitFor();
    await shots.takeHidden('patient-check', running.app, patient);
  });
  await steps.run('patient arrived', 30_000, async () => {
    await clinician.row(words.queue.state.waiting, words.queue.ready).first().waitFor();
  });
  await steps.run('visit opened', 10_000, async () => {
    await clinician.open(clinician.row(words.queue.state.waiting).first());
    await clinician.letInButton().waitFor();
    await shots.take('waiting', page);
  });
  await steps.run('let in, picture lives', 30_000, async () => {
    await clinician.letIn();
    await Promise.all([waitForFrames(page, 30, 25_000), waitForFrames(patient, 30, 25_000)]);
    await shots.take('call', page);
    await shots.takeHidden('patient-call', running.app, patient);
  });

  const panel = await steps.run('identity panel opened, document asked for', 20_000, async () => {
    const dialog = await clinician.openIdentity();
    await patient.getByRole('heading', { name: sv.showId.title }).waitFor();
    await cardArrived(page);
    return dialog;
  });
  const readMs = await steps.run('document read from the picture', 25_000, () =>
    clinician.documentRead(panel),
  );
  await steps.run('identity confirmed', 25_000, async () => {
    await clinician.confirmFace(panel);
    await shots.take('identity', page);
    await clinician.verify(panel);
    found({ identity: await identityOf(page, readMs) });
  });

  await steps.run('note typed', 30_000, async () => {
    for (const [key, text] of Object.entries(note)) await clinician.type(key as SectionKey, text);
    await clinician.saved();
    await shots.take('note', page);
    const call = await measureCall(page);
    if (call !== null) found({ call });
  });
  await steps.run('dark call', 15_000, async () => {
    await clinician.theme('dark');
    await shots.take('call-dark', page);
    await clinician.theme('light');
  });
  await steps.run('visit finished', 15_000, async () => {
    await clinician.finish();
    await clinician.signButton().waitFor();
    await shots.take('review', page);
  });
  await steps.run('signed', 15_000, async () => {
    await clinician.sign();
    await page.getByText(words.closing.sign.inRecord).first().waitFor();
    await shots.take('signed', page);
  });
  await steps.run('read back from the record', 15_000, async () => {
    await clinician.closeVisit();
    await clinician.openSigned();
    const recorded = page.getByRole('article', { name: words.closing.recorded.label });
    for (const text of Object.values(note)) await recorded.getByText(text).first().waitFor();
    await shots.take('record', page);
    found({ note: await noteOf(page) });
  });
}

/** Waits until the picture that arrives is the larger one of the document. */
async function cardArrived(page: Page): Promise<CallMeasure> {
  const limit = Date.now() + 12_000;
  let last = await waitForFrames(page, 10, 10_000);
  while (last.width <= 640 && Date.now() < limit) last = await waitForFrames(page, 5, 5_000);
  return waitForFrames(page, 5, 5_000);
}

type WithVidi = { readonly vidi: VidiApi };

/** What the hub says of the identity of the visit that was just decided. */
async function identityOf(page: Page, ms: number): Promise<VisitReport['identity']> {
  const decision = await page.evaluate(async () => {
    const { vidi } = window as unknown as WithVidi;
    const day = await vidi.request('day.open', { date: null });
    if (!day.ok) return null;
    const checks = day.value.rows.filter((row) => row.stage === 'open').flatMap((row) => row.participants);
    const decided = checks.map((one) => one.identity).find((identity) => identity.state === 'decided');
    return decided?.state === 'decided' && decided.decision.outcome === 'verified' ? decided.decision : null;
  });
  if (decision === null) throw new Error('the hub has no verified identity');
  const compares = new Set(decision.compared);
  const missing = requiredFields(decision.document, compares).filter((field) => !compares.has(field));
  if (missing.length > 0) throw new Error(`not compared: ${missing.join(', ')}`);
  const { outcome, document, compared, method, read } = decision;
  return {
    outcome,
    document,
    compared,
    method,
    fields: read?.results ?? null,
    ms: read === undefined ? null : ms,
  };
}

/** What the record says of the note that was just signed. */
async function noteOf(page: Page): Promise<NonNullable<VisitReport['note']>> {
  const read = await page.evaluate(async () => {
    const { vidi } = window as unknown as WithVidi;
    const day = await vidi.request('day.open', { date: null });
    if (!day.ok) return null;
    for (const row of day.value.rows.filter((one) => one.recorded)) {
      const recorded = await vidi.request('note.read', { visitId: row.visitId });
      if (recorded.ok) return recorded.value;
    }
    return null;
  });
  if (read === null) throw new Error('the record has no note');
  return { signed: read.note.signedAt > 0, delivered: read.recordedAt > 0, id: String(read.note.id) };
}
