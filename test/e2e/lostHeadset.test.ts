import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureCall, waitForFrames } from '../../scripts/visit/callStats.ts';
import { saying } from '../../scripts/visit/words.ts';
import { book, nils } from './support/bookings.ts';
import type { Desk } from './support/desk.ts';
import { linkOf } from './support/links.ts';
import type { Patient } from './support/patient.ts';
import { Stage } from './support/stage.ts';

/** What the page has opened, and what is pulled out. */
interface Plugs {
  readonly gone: Set<string>;
  readonly tracks: MediaStreamTrack[];
}

/** From now on, and after a reload, devices of this page can be pulled out: nothing else can do that to fake devices. */
async function withPlugs(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const plugs: Plugs = { gone: new Set(), tracks: [] };
    (globalThis as { plugs?: Plugs }).plugs = plugs;
    const list = mediaDevices.enumerateDevices.bind(mediaDevices);
    const get = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.enumerateDevices = async () =>
      (await list()).filter((device) => !plugs.gone.has(device.deviceId));
    mediaDevices.getUserMedia = async (wished) => {
      const wishes = [wished?.audio, wished?.video].map(
        (one) => (one as { deviceId?: { exact?: string } } | undefined)?.deviceId?.exact,
      );
      if (wishes.some((id) => id !== undefined && plugs.gone.has(id)))
        throw new DOMException('', 'OverconstrainedError');
      const stream = await get(wished);
      plugs.tracks.push(...stream.getTracks());
      return stream;
    };
  });
  await page.reload();
}

/** Pulls out the device that is in use, as the system does: the track ends, the list is shorter. */
async function pullOut(page: Page, kind: 'audio' | 'video'): Promise<void> {
  await page.evaluate((which) => {
    const { plugs } = globalThis as unknown as { plugs: Plugs };
    const track = plugs.tracks.filter((one) => one.kind === which && one.readyState === 'live').at(-1);
    if (track === undefined) throw new Error('nothing in use');
    plugs.gone.add(track.getSettings().deviceId ?? '');
    track.stop();
    track.dispatchEvent(new Event('ended'));
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  }, kind);
}

async function plugIn(page: Page): Promise<void> {
  await page.evaluate(() => {
    (globalThis as unknown as { plugs: Plugs }).plugs.gone.clear();
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  });
}

describe("a patient's headset pulled out in mid-call", () => {
  const stage = new Stage();
  let desk: Desk;
  let patient: Patient;
  const said = (word: string) => patient.page.getByRole('status').filter({ hasText: saying(word) });

  beforeAll(async () => {
    desk = await stage.desk();
    await book(desk.running.page, [nils]);
    patient = await stage.patient(await linkOf(desk, nils.familyName));
    await withPlugs(patient.page);
    await patient.goToWaitingRoom();
    await desk.clinician.open(desk.clinician.row(nils.familyName));
    await desk.clinician.letIn();
    await waitForFrames(desk.running.page, 30, 30_000);
  });
  afterAll(() => stage.close());

  it('is chosen in mid-call, by keyboard', async () => {
    const words = patient.words.devices;
    await patient.button(words.open).focus();
    await patient.page.keyboard.press('Enter');
    const microphones = patient.page.getByRole('group', { name: words.microphone }).getByRole('radio');
    await microphones.last().press('Space');
    await patient.page.waitForFunction(() => {
      const { plugs } = globalThis as unknown as { plugs: Plugs };
      return plugs.tracks
        .filter((one) => one.kind === 'audio')
        .at(-1)
        ?.label.endsWith('2');
    });
    await patient.page.keyboard.press('Escape');
    expect(await patient.page.evaluate(() => document.activeElement?.textContent)).toBe(words.open);
  });

  it('gives way to another by itself, with a word that says to which; the call goes on', async () => {
    const words = patient.words.devices;
    await pullOut(patient.page, 'audio');
    await said(words.switched.microphone).waitFor();
    const live = await patient.page.evaluate(() => {
      const { plugs } = globalThis as unknown as { plugs: Plugs };
      return plugs.tracks.filter((one) => one.kind === 'audio' && one.readyState === 'live').length;
    });
    expect(live).toBe(1);
    await waitForFrames(desk.running.page, 10, 30_000);
    expect(await measureCall(desk.running.page)).not.toBeNull();
    await desk.clinician.page
      .getByText(saying(desk.clinician.words.call.strip.theirMicrophoneOff))
      .waitFor({ state: 'hidden' });
  });

  it('is used again when it is back, and that is said', async () => {
    const words = patient.words.devices;
    await plugIn(patient.page);
    await said(words.switched.microphoneBack).waitFor();
    await patient.button(words.seen).click();
    await said(words.switched.microphoneBack).waitFor({ state: 'hidden' });
  });
});
