import type { Locator, Page } from 'playwright';
import sharp from 'sharp';
import { book, sara } from '../../../test/e2e/support/bookings.ts';
import { holdPicture } from '../../../test/e2e/support/heldDocument.ts';
import { linkOf } from '../../../test/e2e/support/links.ts';
import { Patient } from '../../../test/e2e/support/patient.ts';
import { measureCall, rememberConnections, waitForFrames } from '../../visit/callStats.ts';
import { pattern, saying } from '../../visit/words.ts';
import type { BenchRun } from '../bench.ts';
import { atAConsole, type Workplace, withPhones } from '../everyday/workplace.ts';
import { leastRow, plainRow, type Row, sharedRow } from '../report.ts';
import { Chance } from './chance.ts';
import { type DocumentDrawing, documentSvg } from './documentDrawing.ts';
import { madeZone } from './madeZone.ts';

const counts = {
  quick: { documents: 6, periods: 3, periodMs: 4_000 },
  full: { documents: 20, periods: 8, periodMs: 10_000 },
};
const kinds = ['TD1', 'TD2', 'TD3'] as const;
const goals = { certainMs: 3_000, certainShare: 0.95, frameRate: 0.95 };
/** So long a document is held at most. */
const heldMs = 15_000;
/** The sender's browser raises the size of a new picture step by step, slowly where cores are few. */
const firstRiseMs = 60_000;
const riseMs = 15_000;
const limitMs = 60_000;
const [width, height] = [1280, 720];

/**
 * A patient's page in Chromium, its camera a drawn one of 720p, in a real call with the console, whose identity panel is open:
 * documents are held still one after the other, and the console says when it is certain. Then, the same picture all the time,
 * the frames of the call while the reader reads and while it does not, in turn.
 */
export async function throughTheCall(run: BenchRun): Promise<readonly Row[]> {
  const count = run.quick ? counts.quick : counts.full;
  return atAConsole(run, {}, (place) =>
    withPhones(run, async (browser) => {
      const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 390, height: 844 } });
      const phone = await context.newPage();
      const panel = await inTheCall(place, phone);
      const held = await heldDocuments(run, place, phone, panel, count.documents);
      const rates = await frameRates(run, place, phone, panel, count);
      const of = (metric: string) => ({ bench: 'identity', metric });
      return [
        sharedRow(
          of('documents in a real call, certain within 3 s of being held still'),
          held.map(({ ms, right }) => right && ms <= goals.certainMs),
          goals.certainShare,
        ),
        sharedRow(
          of('documents in a real call read as another one'),
          held.map(({ other }) => other),
          0,
          'most',
        ),
        plainRow(
          { ...of('held still in a real call to certain (15 s where it was not)'), unit: 'ms' },
          held.map(({ ms }) => ms),
        ),
        leastRow(
          { ...of('frames that arrive while reading, of those while not'), unit: 'times' },
          rates.map(({ decoded }) => decoded),
          goals.frameRate,
        ),
        leastRow(
          { ...of('frames that are shown while reading, of those while not'), unit: 'times' },
          rates.map(({ shown }) => shown),
          goals.frameRate,
        ),
      ];
    }),
  );
}

/** Both in the call, the panel open, the drawn camera's picture arriving at its full size. */
async function inTheCall(place: Workplace, phone: Page): Promise<Locator> {
  const { clinician, running } = place;
  await book(running.page, [sara]);
  const link = await linkOf(place, sara.familyName);
  await rememberConnections(phone);
  await phone.goto(link);
  const patient = new Patient(phone, 'sv');
  await patient.goToWaitingRoom();
  await clinician.letIn();
  await waitForFrames(running.page, 10, limitMs);
  const panel = await clinician.openIdentity();
  await patient.documentAsked().waitFor();
  await holdPicture(phone, await pictureOf(emptyHands));
  await atFullSize(running.page, firstRiseMs);
  return panel;
}

/** Waits until the picture arrives as large as the camera takes it, but not for ever: told is how large it then is. */
async function atFullSize(page: Page, ms: number): Promise<void> {
  const limit = Date.now() + ms;
  while (Date.now() < limit) if ((await waitForFrames(page, 3, limitMs)).width >= width) return;
}

interface Held {
  /** From held still to certain. */
  readonly ms: number;
  /** Certain, and of this document. */
  readonly right: boolean;
  /** Certain of another. */
  readonly other: boolean;
}

async function heldDocuments(
  run: BenchRun,
  place: Workplace,
  phone: Page,
  panel: Locator,
  count: number,
): Promise<readonly Held[]> {
  const held: Held[] = [];
  for (let index = 0; index < count; index += 1) {
    const chance = new Chance(index + 1);
    const lines = madeZone(chance, kinds[index % kinds.length] ?? 'TD1');
    const picture = await pictureOf(inHand(chance, lines));
    await holdPicture(phone, await pictureOf(emptyHands));
    await waitForFrames(place.running.page, 5, limitMs);
    await atFullSize(place.running.page, riseMs);
    if (index > 0) await lookAgain(place, panel);
    const said = certainOf(place, panel, heldMs);
    const since = await holdPicture(phone, picture);
    const end = await said.catch(() => null);
    const ms = end === null ? heldMs : end.at - since;
    const number = (lines.length === 3 ? lines[0]?.slice(5, 14) : lines[1]?.slice(0, 9)) ?? '';
    const right = end?.number === number.replaceAll('<', '').slice(-4);
    held.push({ ms, right, other: end !== null && !right });
    const size = await measureCall(place.running.page);
    run.say(
      `    document ${index + 1}: ${end === null ? 'not certain' : right ? '' : 'read as another, '} ${ms} ms, ${size?.width ?? 0} px wide`,
    );
  }
  return held;
}

/** Waits until the panel says that it has read a document: when, by `Date.now`, and the last four of its number. */
async function certainOf(
  { clinician, running }: Workplace,
  panel: Locator,
  timeout: number,
): Promise<{ readonly at: number; readonly number: string }> {
  const { read } = clinician.words.identity.reader;
  const word = pattern(read, { end: '@' }).replace('@', '(?<end>[A-Z0-9]+)');
  await panel.waitFor();
  const told = await running.page.waitForFunction(
    (source) => {
      const said = [...document.querySelectorAll('[role=status]')].map((one) => one.textContent ?? '');
      const found = said.map((text) => new RegExp(source).exec(text)).find((match) => match !== null);
      return found == null ? null : { at: Date.now(), number: found.groups?.end ?? '' };
    },
    word,
    { polling: 30, timeout },
  );
  const value = await told.jsonValue();
  if (value === null) throw new Error('nothing was said');
  return value;
}

async function lookAgain({ clinician }: Workplace, panel: Locator): Promise<void> {
  const { picture, reader } = clinician.words.identity;
  const said = panel.getByRole('status').filter({ hasText: saying(reader.read) });
  // What was not certain is still being looked at.
  if ((await said.count()) === 0) return;
  await panel.getByRole('button', { name: picture.again }).click();
  await said.waitFor({ state: 'detached' });
}

interface Rates {
  readonly decoded: number;
  readonly shown: number;
}

/** Periods with the reader at work and without, in turn, one picture in all of them: a document too blurred to be read. */
async function frameRates(
  run: BenchRun,
  place: Workplace,
  phone: Page,
  panel: Locator,
  { periods, periodMs }: (typeof counts)['quick'],
): Promise<readonly Rates[]> {
  // One that is certain at once where it is clear.
  const chance = new Chance(5);
  const document = inHand(chance, madeZone(chance, 'TD2'));
  const [clear, blurred] = [await pictureOf(document), await pictureOf(document, 7)];
  const rates: Rates[] = [];
  for (let period = 0; period < periods; period += 1) {
    await lookAgain(place, panel);
    await holdPicture(phone, clear);
    await certainOf(place, panel, limitMs);
    await holdPicture(phone, blurred);
    await waitForFrames(place.running.page, 10, limitMs);
    const idle = await frames(place.running.page, periodMs);
    await lookAgain(place, panel);
    const reading = await frames(place.running.page, periodMs);
    if (idle === null || reading === null) throw new Error('the call has ended');
    rates.push({ decoded: reading.decoded / idle.decoded, shown: reading.shown / idle.shown });
    run.say(
      `    ${periodMs / 1000} s each: ${idle.decoded.toFixed(1)} frames a second without, ${reading.decoded.toFixed(1)} with the reader`,
    );
  }
  return rates;
}

/** Frames a second of the received picture over a period: decoded, and shown by the largest picture in the window. */
async function frames(page: Page, periodMs: number): Promise<Rates | null> {
  const shown = () =>
    page.evaluate(() => {
      const videos = [...document.querySelectorAll('video')].toSorted((a, b) => b.videoWidth - a.videoWidth);
      const quality = videos[0]?.getVideoPlaybackQuality();
      return {
        at: performance.now(),
        count: (quality?.totalVideoFrames ?? 0) - (quality?.droppedVideoFrames ?? 0),
      };
    });
  const [before, from] = [await measureCall(page), await shown()];
  await page.waitForTimeout(periodMs);
  const [after, to] = [await measureCall(page), await shown()];
  if (before === null || after === null) return null;
  const seconds = (to.at - from.at) / 1000;
  return {
    decoded: (after.framesDecoded - before.framesDecoded) / seconds,
    shown: (to.count - from.count) / seconds,
  };
}

/** A document as it is held near a phone's camera, in good light. */
function inHand(chance: Chance, lines: readonly string[]): DocumentDrawing {
  return {
    width,
    height,
    lines,
    zoneWidth: chance.between(0.6, 0.88),
    tilt: chance.between(-6, 6),
    lean: chance.between(-3, 3),
    middle: [chance.between(0.47, 0.53), chance.between(0.44, 0.5)],
    room: '#6d6a66',
    paper: chance.one(['#e8ecef', '#efe6da', '#dfe9e2', '#e6e0ef']),
    ink: chance.one(['#10151a', '#262a30']),
    font: "'OCR B', monospace",
    printed: ['SPECIMEN', 'PROV', '2029'],
  };
}

const emptyHands: DocumentDrawing = {
  ...inHand(new Chance(0), [' '.repeat(30)]),
  paper: '#7a6f66',
  printed: [],
};

async function pictureOf(drawing: DocumentDrawing, blur = 0.5): Promise<string> {
  const jpeg = await sharp(Buffer.from(documentSvg(drawing)))
    .flatten()
    .blur(blur)
    .jpeg({ quality: 92 })
    .toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}
