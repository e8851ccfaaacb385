/** Two soft tones, the second a fifth above the first: known as "someone is here", never as an alarm. */
const tones = [523.25, 783.99] as const;
const toneSeconds = 0.16;
/** Loudest gain of a tone; a voice at a headset lies about four times higher. */
const loudness = 0.06;

/** Plays the arrival sound once. Silent where the browser gives no sound. */
export async function playArrivalSound(): Promise<void> {
  const context = new AudioContext();
  try {
    if (context.state === 'suspended') await context.resume();
    const start = context.currentTime + 0.02;
    tones.forEach((hertz, index) => {
      const from = start + index * toneSeconds;
      const gain = context.createGain();
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(loudness, from + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.0001, from + toneSeconds * 1.6);
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
