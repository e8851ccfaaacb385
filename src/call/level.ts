/** A level above which somebody is taken to be heard, on the scale of `watchLevel`. */
export const heardLevel = 0.06;
const lookEveryMs = 80;
/** What counts as full scale: speech close to a phone, in decibels relative to full amplitude. */
const loudDb = -12;
const quietDb = -60;

/** Loudness of samples (-1..1) as 0..1, even to the ear: root mean square in decibels between quiet and loud. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  if (rms === 0) return 0;
  const db = 20 * Math.log10(rms);
  return Math.min(1, Math.max(0, (db - quietDb) / (loudDb - quietDb)));
}

/**
 * Tells the sound level of `stream` (0..1) a dozen times a second until the returned function is called.
 * `null` is told while the browser lets no sound be measured before a tap; it goes on by itself after one.
 */
export function watchLevel(stream: MediaStream, onLevel: (level: number | null) => void): () => void {
  const [track] = stream.getAudioTracks();
  if (!track) return () => {};
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  const source = context.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const resume = (): void => void context.resume().catch(() => {});
  resume();
  document.addEventListener('pointerdown', resume);
  const timer = setInterval(() => {
    if (context.state !== 'running') return onLevel(null);
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
  }, lookEveryMs);
  return () => {
    clearInterval(timer);
    document.removeEventListener('pointerdown', resume);
    source.disconnect();
    void context.close().catch(() => {});
  };
}
