/** Length of the test sound in seconds: two soft notes. */
const noteSeconds = 0.45;
const notesHz = [523.25, 659.25] as const;

/** Plays the test sound; resolves when it is over, to false where the browser let nothing sound. */
export async function playTestSound(): Promise<boolean> {
  const context = new AudioContext();
  try {
    await context.resume();
    if (context.state !== 'running') return false;
    let end = context.currentTime;
    const last = notesHz.map((hz) => {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hz;
      volume.gain.setValueAtTime(0, end);
      volume.gain.linearRampToValueAtTime(0.25, end + 0.05);
      volume.gain.linearRampToValueAtTime(0, end + noteSeconds);
      tone.connect(volume).connect(context.destination);
      tone.start(end);
      end += noteSeconds;
      tone.stop(end);
      return tone;
    })[notesHz.length - 1];
    await new Promise<void>((resolve) => last?.addEventListener('ended', () => resolve()));
    return true;
  } catch {
    return false;
  } finally {
    await context.close().catch(() => {});
  }
}
