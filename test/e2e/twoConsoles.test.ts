import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import type { Clinician } from '../../scripts/visit/clinician.ts';
import { killAll } from '../../scripts/visit/processTree.ts';
import { saying } from '../../scripts/visit/words.ts';
import type { VidiApi } from '../../src/shared/contracts/ipc.ts';
import type { QueueRow } from '../../src/shared/contracts/visit.ts';
import type { HsaId, VisitId } from '../../src/shared/domain/ids.ts';
import type { Instant } from '../../src/shared/domain/time.ts';
import { bookingRows, importRows, nils, sara, type TestBooking } from './support/bookings.ts';
import { helena, karim, type StaffNamed } from './support/clinicHub.ts';
import { ClinicStage } from './support/clinicStage.ts';
import type { Desk } from './support/desk.ts';
import { linkOf } from './support/links.ts';
import type { Patient } from './support/patient.ts';

/** Works here, and sits at no console today. */
const ylva: StaffNamed = { ...karim, hsaId: 'SE2321000016-3003', name: 'Ylva Dahl' };

/** Of a protected person a day list has no name. */
const protectedOne = { givenName: '', familyName: '', number: '196809119800' };
const protectedPhone = '070-174 06 99';
const ylvas: TestBooking = { givenName: 'Tolvan', familyName: 'Tolvansson', number: '191212121212' };

const pictureMs = 30_000;

/** One clinic, told in order: each test goes on where the one before ended. */
describe('two consoles and three patients at a clinic’s own hub, over https', () => {
  let stage: ClinicStage;
  let helenas: Desk;
  let karims: Desk;
  const patients = {} as Record<'sara' | 'nils' | 'eva', Patient>;

  beforeAll(async () => {
    stage = await ClinicStage.open();
    await stage.hub.line(ylva);
    [helenas, karims] = await Promise.all([stage.desk(helena), stage.desk(karim)]);
  }, 240_000);
  afterAll(() => stage?.close());

  it('shows both the same day, whoever read it in', async () => {
    const at = { zone: 'Europe/Stockholm', now: Date.now() as Instant };
    const helenasRows = bookingRows([sara, nils, protectedOne], { ...at, hsaId: helena.hsaId });
    const unnamed = { protected: true, givenName: undefined, familyName: undefined, phone: protectedPhone };
    const rows = helenasRows.map((row) =>
      row.patientNumber === protectedOne.number ? { ...row, ...unnamed } : row,
    );
    const others = bookingRows([ylvas], { ...at, hsaId: ylva.hsaId });
    await importRows(helenas.running.page, [...rows, ...others]);
    for (const { clinician } of [helenas, karims]) {
      await everybodysVisits(clinician);
      for (const { familyName } of [sara, nils, ylvas]) await clinician.row(familyName).waitFor();
      await clinician.row(clinician.words.queue.protected).waitFor();
    }
    await karims.clinician.row(sara.familyName, helena.name).waitFor();
  });

  it('shows both who has come, over a certificate that the patients’ browser trusts', async () => {
    patients.sara = await stage.patient(await linkOf(helenas, sara.familyName));
    patients.nils = await stage.patient(await linkOf(helenas, nils.familyName));
    patients.eva = await stage.patient(await linkOf(helenas, helenas.clinician.words.queue.protected));
    const come = async (patient: Patient) => {
      expect(new URL(patient.page.url()).origin).toBe(stage.hub.origin);
      await patient.goToWaitingRoom();
    };
    await Promise.all(Object.values(patients).map(come));
    for (const { clinician } of [helenas, karims]) {
      const { ready, protected: protectedWord } = clinician.words.queue;
      for (const name of [sara.familyName, nils.familyName, protectedWord])
        await clinician.row(name, ready).waitFor();
    }
  });

  it('keeps a protected person’s numbers from the colleague', async () => {
    const { clinician, running } = karims;
    await clinician.open(clinician.row(clinician.words.queue.protected));
    await clinician.page
      .getByText(saying(clinician.words.waiting.take.bookedHint, { name: helena.name }))
      .waitFor();
    const rows = await rowsOf(running.page);
    const hidden = rows.find((row) => row.protected);
    const detail = await running.page.evaluate(
      (visitId) => (window as unknown as { vidi: VidiApi }).vidi.request('visit.open', { visitId }),
      hidden?.visitId as VisitId,
    );
    const secrets = [protectedOne.number, protectedOne.number.slice(2, 8), protectedPhone];
    for (const shown of [await clinician.page.content(), JSON.stringify(rows), JSON.stringify(detail)])
      for (const secret of secrets) expect(shown).not.toContain(secret);
  });

  it('gives a visit that both take at once to one of them, and tells the other who has it', async () => {
    const row = (await rowsOf(helenas.running.page)).find((one) => one.familyName === ylvas.familyName);
    if (row === undefined) throw new Error('not booked');
    const answers = await Promise.all([take(helenas, row, helena), take(karims, row, karim)]);
    const winner = answers.findIndex((answer) => answer.ok);
    const name = winner === 0 ? helena.name : karim.name;
    expect(answers[1 - winner]).toEqual({
      ok: false,
      refusal: { code: 'visit.assignedElsewhere', params: { name } },
    });
    const loser = winner === 0 ? karims : helenas;
    await loser.clinician.row(ylvas.familyName, name).waitFor();
  });

  it('hands a running visit over: the patient is told, and the colleague has the picture', async () => {
    const { clinician } = helenas;
    await clinician.open(clinician.row(sara.familyName));
    await clinician.letIn();
    await live(helenas, patients.sara);
    const { dialog } = clinician.words.actions;
    await clinician.page.keyboard.press('Control+k');
    await clinician.page
      .getByPlaceholder(clinician.words.keys.palette.placeholder)
      .fill(clinician.words.keys.act.visit.handOver);
    await clinician.page.keyboard.press('Enter');
    const asking = clinician.page.getByRole('dialog', { name: dialog.handOver.title });
    await asking.getByRole('radio', { name: saying(karim.name) }).check();
    await asking.getByLabel(dialog.handOver.line).fill('Väntar på provsvar.');
    await asking.getByRole('button', { name: dialog.handOver.do }).click();
    await toldOf(patients.sara, karim.name);
    await karims.clinician.row(sara.familyName, karims.clinician.words.queue.ready).waitFor();
    await karims.clinician.open(karims.clinician.row(sara.familyName));
    await karims.clinician.page.getByText('Väntar på provsvar.').waitFor();
    await karims.clinician.letIn();
    await live(karims, patients.sara);
  });

  it('leaves the visit of a console that died to the colleague, and tells the patient', async () => {
    killAll(karims.running.pids());
    const { clinician } = helenas;
    await clinician.row(sara.familyName, clinician.words.queue.leftAlone).waitFor({ timeout: 60_000 });
    await clinician.open(clinician.row(sara.familyName));
    await clinician.button(clinician.words.waiting.take.over).click();
    await toldOf(patients.sara, helena.name);
    await clinician.letIn();
    await live(helenas, patients.sara);
  });
});

async function everybodysVisits({ page, words }: Clinician): Promise<void> {
  const { label, all } = words.queue.filter;
  await page.getByRole('radiogroup', { name: label }).getByText(saying(all)).click();
}

async function rowsOf(page: Page) {
  const day = await page.evaluate(() =>
    (window as unknown as { vidi: VidiApi }).vidi.request('day.open', { date: null }),
  );
  if (!day.ok) throw new Error(`no day: ${day.refusal.code}`);
  return day.value.rows;
}

/** Takes the visit as the row shows it. */
function take({ running }: Desk, { visitId, seq }: QueueRow, { hsaId }: StaffNamed) {
  return running.page.evaluate(
    (payload) => (window as unknown as { vidi: VidiApi }).vidi.request('visit.command', payload),
    { visitId, expectedSeq: seq, command: { type: 'assign' as const, to: hsaId as HsaId, line: '' } },
  );
}

/** Picture both ways, decoded on both sides. */
async function live(desk: Desk, patient: Patient): Promise<void> {
  const [here, there] = await Promise.all(
    [desk.running.page, patient.page].map((page) => waitForFrames(page, 15, pictureMs)),
  );
  expect(here?.width).toBeGreaterThan(0);
  expect(there?.width).toBeGreaterThan(0);
}

/** The patient's page says who takes over. */
async function toldOf({ page, words }: Patient, name: string): Promise<void> {
  await page.getByText(saying(words.handedOver.inVisit, { name })).first().waitFor();
}
