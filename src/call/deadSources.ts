import type { SourceKind } from './deviceSources.ts';

/** How long a source is looked at, in ms: long enough for a frame and a breath, short enough not to be waited for. */
const lookMs = 1_200;

/**
 * Which live tracks of `stream` give nothing: no new frame, not one sample that differs from zero. iOS leaves such tracks
 * after a phone call; they say that they are live and not muted. What rests, and what cannot be measured, is not called dead.
 */
export async function deadSources(
  stream: MediaStream,
  resting: Readonly<Record<SourceKind, boolean>>,
): Promise<Readonly<Record<SourceKind, boolean>>> {
  const [audio] = stream.getAudioTracks();
  const [video] = stream.getVideoTracks();
  const [sound, picture] = await Promise.all([
    audio && !resting.audio ? givesSound(audio) : true,
    video && !resting.video ? givesPicture(video) : true,
  ]);
  return { audio: !sound, video: !picture };
}

async function givesPicture(track: MediaStreamTrack): Promise<boolean> {
  const element = document.createElement('video');
  element.muted = true;
  element.playsInline = true;
  element.srcObject = new MediaStream([track]);
  try {
    await element.play();
    const frames = (): number => element.getVideoPlaybackQuality().totalVideoFrames;
    const before = frames();
    await wait(lookMs);
    return frames() > before;
  } catch {
    // A browser that lets nothing play before a tap says nothing about the camera.
    return true;
  } finally {
    element.srcObject = null;
  }
}

async function givesSound(track: MediaStreamTrack): Promise<boolean> {
  const context = new AudioContext();
  try {
    await Promise.race([context.resume(), wait(lookMs / 4)]);
    if (context.state !== 'running') return true;
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const until = performance.now() + lookMs;
    while (performance.now() < until) {
      await wait(60);
      analyser.getFloatTimeDomainData(samples);
      if (samples.some((sample) => sample !== 0)) return true;
    }
    return false;
  } catch {
    return true;
  } finally {
    void context.close().catch(() => {});
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
