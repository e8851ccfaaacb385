import { resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/call/signalOrder.ts';
import type { Signal } from '../../src/shared/contracts/signal.ts';
import type {} from './call/page.ts';

/** Two real pages with a peer each; the test carries their signals as the hub does. */
let server: ViteDevServer;
let browser: Browser;
let contexts: BrowserContext[] = [];
let url: string;

beforeAll(async () => {
  server = await createServer({
    configFile: false,
    root: resolve('test/e2e/call'),
    cacheDir: resolve('out/test/vite-call'),
    logLevel: 'error',
    resolve: { alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' } },
    optimizeDeps: { include: ['simple-peer', 'zod'] },
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null, fs: { allow: [resolve('.')] } },
  });
  await server.listen();
  url = `${server.resolvedUrls?.local[0]}index.html`;
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Side {
  page: Page | null;
  readonly open: (role: Role) => Promise<Page>;
}
let clinician: Side;
let patient: Side;

function side(other: () => Side, before?: () => void): Side {
  const self: Side = {
    page: null,
    open: async (role) => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      await page.exposeFunction('toOther', async (signal: Signal) => {
        const target = other().page;
        if (!target) return false;
        return target
          .evaluate((one) => window.fromOther(one), signal)
          .then(
            () => true,
            () => false,
          );
      });
      if (before !== undefined) await page.addInitScript(before);
      await page.goto(url);
      await page.waitForFunction(() => typeof window.begin === 'function');
      self.page = page;
      await page.evaluate((as) => window.begin(as), role);
      return page;
    },
  };
  return self;
}

beforeEach(() => {
  clinician = side(() => patient);
  patient = side(() => clinician);
});

afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

/** The patient's next page counts the chunks that it sends on each connection: `window.chunksOn`. */
const patientRemembersChunks = () => {
  patient = side(
    () => clinician,
    () => {
      const counts: number[] = [];
      Object.assign(window, { chunksOn: counts });
      const create = RTCPeerConnection.prototype.createDataChannel;
      RTCPeerConnection.prototype.createDataChannel = function (label, options) {
        const channel = create.call(this, label, options);
        if (label !== 'stills') return channel;
        const mine = counts.push(0) - 1;
        const send = channel.send.bind(channel) as (data: unknown) => void;
        channel.send = (data: unknown) => {
          if (typeof data !== 'string') counts[mine] = (counts[mine] ?? 0) + 1;
          send(data);
        };
        return channel;
      };
    },
  );
};

const inState = (page: Page, state: string) =>
  page.waitForFunction((wanted) => window.call.peer.state.state === wanted, state, { timeout: 30_000 });

/** Waits until the received picture moves on by 15 frames from now. */
const seesPicture = async (page: Page) => {
  const from = (await page.evaluate(() => window.call.peer.stats()))?.framesDecoded ?? 0;
  await page.waitForFunction(
    async (start) => ((await window.call.peer.stats())?.framesDecoded ?? 0) > start + 15,
    from,
    { timeout: 30_000, polling: 100 },
  );
};

const inCall = async (): Promise<[Page, Page]> => {
  const pages = await Promise.all([clinician.open('initiator'), patient.open('answerer')]);
  await Promise.all(pages.map((page) => inState(page, 'connected')));
  return pages;
};

describe('a call between two real browsers', () => {
  it('carries sound and picture both ways, and text on the data channel', async () => {
    const [a, b] = await inCall();
    await Promise.all([seesPicture(a), seesPicture(b)]);
    const kinds = await b.evaluate(() => {
      const { state } = window.call.peer;
      return state.state === 'connected'
        ? state.remote
            .getTracks()
            .map((track) => track.kind)
            .sort()
        : [];
    });
    expect(kinds).toEqual(['audio', 'video']);
    expect(await a.evaluate(() => window.call.peer.send('hej'))).toBe(true);
    await b.waitForFunction(() => window.call.texts.length > 0);
    expect(await b.evaluate(() => window.call.texts)).toEqual(['hej']);
    const pair = await a.evaluate(async () => (await window.call.peer.stats())?.candidatePair);
    expect(pair?.protocol).toBe('udp');
  });

  it('says that the line is lost when the other page is killed, keeps the last picture, and heals when it is back', async () => {
    const [a, b] = await inCall();
    await seesPicture(a);
    patient.page = null;
    const killed = Date.now();
    await Promise.all([b.waitForEvent('crash'), b.goto('chrome://crash').catch(() => {})]);
    await inState(a, 'interrupted');
    const said = await a.evaluate(
      () => window.call.states.findLast((one) => one.state === 'interrupted')?.at ?? 0,
    );
    console.info(`loss said after ${said - killed} ms`);
    const kept = await a.evaluate(() => {
      const { state } = window.call.peer;
      return state.state === 'interrupted' && state.remote !== null;
    });
    expect(kept).toBe(true);

    await patient.open('answerer');
    await inState(a, 'connected');
    await Promise.all([seesPicture(a), seesPicture(patient.page as unknown as Page)]);
  });

  it('carries a still beside the picture, and goes on with it on the next connection where it was on the one before', async () => {
    patientRemembersChunks();
    const [a, b] = await inCall();
    await seesPicture(a);
    const bytes = await b.evaluate(async () => {
      const { stills } = window.call;
      if (!('send' in stills)) throw new Error('this is not the page that sends');
      // Noise does not compress: a still of some hundred chunks.
      const canvas = new OffscreenCanvas(2_400, 1_800);
      const pen = canvas.getContext('2d');
      const noise = new ImageData(canvas.width, canvas.height);
      for (let at = 0; at < noise.data.length; at++) noise.data[at] = Math.random() * 255;
      pen?.putImageData(noise, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
      const still = new Uint8Array(await blob.arrayBuffer());
      Object.assign(window, {
        outcome: stills.send({ bytes: still, width: canvas.width, height: canvas.height }),
      });
      return still.length;
    });
    const needed = Math.ceil(bytes / 16_380);
    const chunksOn = () => b.evaluate(() => (window as unknown as { chunksOn: number[] }).chunksOn);
    await b.waitForFunction(() => ((window as unknown as { chunksOn: number[] }).chunksOn[0] ?? 0) > 20);
    await b
      .evaluate(() => window.call.peer.generation)
      .then((generation) =>
        a.evaluate(
          (now) => window.fromOther({ generation: now, n: 99, data: { type: 'restart' } }),
          generation,
        ),
      );
    await b.waitForFunction(() => (window as unknown as { chunksOn: number[] }).chunksOn.length > 1);
    expect(await b.evaluate(() => (window as unknown as { outcome: Promise<string> }).outcome)).toBe('done');
    await expect
      .poll(() => a.evaluate(() => window.call.came.map((still) => still.bytes.length)))
      .toEqual([bytes]);
    const [before = 0, ...later] = await chunksOn();
    const after = later.reduce((sum, count) => sum + count, 0);
    console.info(`${needed} chunks: ${before} on the first connection, ${later.join(' and ')} on later ones`);
    // What was under way when a connection was lost is sent again, and nothing else.
    expect(before).toBeGreaterThan(20);
    expect(after).toBeGreaterThanOrEqual(needed - before);
    expect(after).toBeLessThanOrEqual(needed - before + 8 * later.length);
    await seesPicture(a);
  });

  it('heals when the console begins again from its first generation', async () => {
    const [a, b] = await inCall();
    await a.reload();
    await a.waitForFunction(() => typeof window.begin === 'function');
    await a.evaluate(() => window.begin('initiator'));
    await inState(a, 'connected');
    await Promise.all([seesPicture(a), seesPicture(b)]);
  });

  it('outlives a wrong session description, an old signal and a repeated one', async () => {
    const [a, b] = await inCall();
    await b.evaluate(() => {
      const next = window.call.peer.generation + 1;
      const sdp = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n';
      window.fromOther({ generation: next, n: 0, data: { type: 'offer', sdp } });
      window.fromOther({
        generation: next - 1,
        n: 0,
        data: { type: 'candidate', candidate: { candidate: 'x' } },
      });
      window.fromOther({ generation: next, n: 0, data: { type: 'answer', sdp } });
    });
    await b.waitForFunction(() => window.call.states.some((one) => one.state === 'interrupted'));
    await inState(b, 'connected');
    await inState(a, 'connected');
    await Promise.all([seesPicture(a), seesPicture(b)]);
  });

  it('sends nothing on hold: the other side sees black and hears silence', async () => {
    const [a, b] = await inCall();
    await seesPicture(b);
    const brightness = () =>
      b.evaluate(async () => {
        const video = document.getElementById('remote') as HTMLVideoElement;
        const canvas = new OffscreenCanvas(16, 16);
        const draw = canvas.getContext('2d', {
          willReadFrequently: true,
        }) as OffscreenCanvasRenderingContext2D;
        draw.drawImage(video, 0, 0, 16, 16);
        const { data } = draw.getImageData(0, 0, 16, 16);
        let sum = 0;
        for (let index = 0; index < data.length; index += 4)
          sum += (data[index] ?? 0) + (data[index + 1] ?? 0) + (data[index + 2] ?? 0);
        return sum;
      });
    await expect.poll(brightness, { timeout: 20_000 }).toBeGreaterThan(5_000);
    await a.evaluate(() => window.call.peer.setSending({ audio: false, video: false }));
    await expect.poll(brightness, { timeout: 20_000 }).toBeLessThan(2_000);
    await a.evaluate(() => window.call.peer.setSending({ audio: true, video: true }));
    await expect.poll(brightness, { timeout: 20_000 }).toBeGreaterThan(5_000);
  });

  it('stays connected while the devices are let go, and shows them when they are taken anew', async () => {
    const [a, b] = await inCall();
    const generation = await b.evaluate(() => {
      window.call.media.close();
      return window.call.peer.generation;
    });
    await b.evaluate(() => window.call.media.open());
    await seesPicture(a);
    expect(await b.evaluate(() => window.call.peer.generation)).toBe(generation);
  });

  it('goes on with the sound when the camera is unplugged, names it, and takes the picture in again', async () => {
    const [a, b] = await inCall();
    await seesPicture(a);
    // What a browser does when a device is taken out; the fake one has no plug.
    await b.evaluate(() => {
      navigator.mediaDevices.enumerateDevices = async () => {
        const all = await MediaDevices.prototype.enumerateDevices.call(navigator.mediaDevices);
        return all.filter(({ kind }) => kind !== 'videoinput');
      };
      const [camera] = window.call.media.stream?.getVideoTracks() ?? [];
      camera?.stop();
      camera?.dispatchEvent(new Event('ended'));
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    });
    const devices = () => b.evaluate(() => window.call.media.state);
    expect(await devices()).toMatchObject({
      camera: { state: 'trouble', trouble: 'unplugged' },
      microphone: { state: 'live' },
    });
    const heard = async () => (await a.evaluate(() => window.call.peer.stats()))?.bytesReceived ?? 0;
    const before = await heard();
    await expect.poll(heard, { timeout: 15_000 }).toBeGreaterThan(before);
    expect(await a.evaluate(() => window.call.peer.state.state)).toBe('connected');
    await b.evaluate(() => {
      Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices');
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    });
    await expect.poll(devices, { timeout: 15_000 }).toMatchObject({ camera: { state: 'live' } });
    await seesPicture(a);
  });
});
