import { createHash } from 'node:crypto';
import type { Locator, Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForFrames } from '../../scripts/visit/callStats.ts';
import { saying } from '../../scripts/visit/words.ts';
import { sarasCard as card } from '../support/cards.ts';
import { sara } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import {
  closeStills,
  drawnCamera,
  heardOnStills,
  holdBeforeCamera,
  lastStillSent,
  sayOnStills,
  sendTinyPicture,
} from './support/drawnCamera.ts';
import type { Patient } from './support/patient.ts';
import { Stage } from './support/stage.ts';

const limit = 60_000;

describe("a still of the document, taken by the patient's page", () => {
  const stage = new Stage();
  let desk: Desk;
  let page: Page;
  let patient: Patient;
  let panel: Locator;
  beforeAll(async () => {
    desk = await stage.desk();
    page = desk.running.page;
    patient = await stage.inCall(desk, sara, { before: drawnCamera });
    await sendTinyPicture(patient.page);
  });
  afterAll(() => stage.close());

  const said = (text: RegExp | string) => panel.getByText(text).first().waitFor({ timeout: limit });
  const heard = async (type: string) =>
    (await heardOnStills(patient.page)).filter((message) => message.type === type);

  it('that is no picture, lies about its size, never ends or comes twice is refused, and the call goes on', async () => {
    panel = await desk.clinician.openIdentity();
    await patient.documentAsked().waitFor();
    await expect.poll(async () => (await heard('wanted')).at(-1)?.on, { timeout: limit }).toBe(true);
    const text = Buffer.from('no picture at all');
    const announce = (n: number, change: object = {}) =>
      JSON.stringify({
        v: 1,
        type: 'announce',
        id: `7c1f7d52-9c3f-4c52-a9f0-0d6c3d5b1f1${n}`,
        picture: 'jpeg',
        bytes: text.length,
        sha256: createHash('sha256').update(text).digest('hex'),
        width: 640,
        height: 480,
        ...change,
      });
    const chunk = [0, 0, 0, 0, ...text];
    await sayOnStills(patient.page, [announce(1), chunk]);
    const whys = async () => (await heard('refused')).map(({ why }) => why);
    await expect.poll(whys, { timeout: limit }).toEqual(['noPicture']);
    await sayOnStills(patient.page, [
      // Larger than it says; larger than may be; nothing that is known; one that never ends, and another after it.
      announce(2, { bytes: 4 }),
      chunk,
      announce(3, { bytes: 2 ** 40 }),
      'nothing that is known',
      announce(4, { bytes: 8_000_000 }),
      chunk,
      announce(5, { sha256: '0'.repeat(64) }),
      chunk,
      chunk,
    ]);
    await expect.poll(whys, { timeout: limit }).toEqual(['noPicture', 'size', 'checksum']);
    // The same once more, when it has been looked at.
    await sayOnStills(patient.page, [announce(5, { sha256: '0'.repeat(64) }), chunk]);
    await expect.poll(whys, { timeout: limit }).toEqual(['noPicture', 'size', 'checksum', 'checksum']);
    await waitForFrames(page, 10, limit);
    expect(
      await panel.getByRole('button', { name: desk.clinician.words.identity.picture.still }).count(),
    ).toBe(0);
  });

  it('is read where the moving picture is too small to be, and is what the panel shows', async () => {
    await holdBeforeCamera(patient.page, card);
    const { clinician } = desk;
    const { reader, picture, fields } = clinician.words.identity;
    await said(saying(reader.readStill, { state: 'SWE', end: '4567' }));
    await panel.getByRole('img', { name: picture.frozen }).waitFor();
    await patient.page.getByText(patient.words.showId.tips.read).waitFor();
    const still = await lastStillSent(patient.page);
    const { format, width, height, exif } = await sharp(still).metadata();
    expect({ format, width, height, exif }).toEqual({
      format: 'jpeg',
      width: 1920,
      height: 1080,
      exif: undefined,
    });
    for (const field of [fields.personalNumber, fields.birthDate, fields.familyName, fields.givenName]) {
      const box = panel.getByRole('checkbox', { name: saying(fields.confirmSame, { field }) });
      expect(await box.isChecked()).toBe(true);
    }
    await expect.poll(async () => (await heard('wanted')).at(-1)?.on).toBe(false);
    await clinician.confirmFace(panel);
    await clinician.verify(panel);
    await expect.poll(() => panel.count()).toBe(0);
  });

  it('whose channel is closed takes nothing of the call with it', async () => {
    await closeStills(patient.page);
    await waitForFrames(page, 30, limit);
    expect(await patient.page.getByText(patient.words.call.lostTitle).count()).toBe(0);
  });
});
