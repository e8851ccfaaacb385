import { currentSettings } from '../ipc/session.ts';

/** Two soft tones, the second a fifth above the first: known as "someone is here", never as an alarm. */
const tones = [523.25, 783.99] as const;
const toneSeconds = 0.16;
/** Gain of a tone at full volume. At half, the usual one, a voice at a headset lies about four times higher. */
const loudest = 0.24;
/** A gain that is heard as nothing; ramps must not reach 0. */
const silent = 0.0001;

/** The gain for a volume from 0 to 1: by its square, for loudness is heard so. */
export function gainFor(volume: number): number {
  return Math.max(silent, loudest * volume ** 2);
}

/** Plays the arrival sound once, `volume` from 0 to 1. Silent where the browser gives no sound. */
export async function playArrivalSound(volume: number): Promise<void> {
  if (volume === 0) return;
  const context = new AudioContext();
  try {
    if (context.state === 'suspended') await context.resume();
    const start = context.currentTime + 0.02;
    tones.forEach((hertz, index) => {
      const from = start + index * toneSeconds;
      const gain = context.createGain();
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(gainFor(volume), from + 0.02);
      gain.gain.exponentialRampToValueAtTime(silent, from + toneSeconds * 1.6);
      const tone = context.createOscillator();
      tone.type = 'sine';
      tone.frequency.value = hertz;
      tone.connect(gain).connect(context.destination);
      tone.start(from);
      tone.stop(from + toneSeconds * 1.8);
      if (index === tones.length - 1) tone.onended = () => void context.close();
    });
  } catch {
    await context.close().catch(() => undefined);
  }
}

/** Plays it at the volume of the settings, where it is wished at all. */
export function soundIfWished(): void {
  const { arrivalSound, arrivalVolume } = currentSettings();
  if (arrivalSound) void playArrivalSound(arrivalVolume).catch(() => undefined);
}
