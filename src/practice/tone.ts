/** A quiet tone that swells like speech, so that a microphone's level moves. */
export class Tone {
  #source: MediaStreamTrack | null = null;
  #context: AudioContext | null = null;

  /** A live track of the tone, one's own to stop. */
  track(): MediaStreamTrack {
    this.#source ??= this.#start();
    void this.#context?.resume();
    return this.#source.clone();
  }

  #start(): MediaStreamTrack {
    const context = new AudioContext();
    this.#context = context;
    const tone = new OscillatorNode(context, { frequency: 196, type: 'triangle' });
    const loudness = new GainNode(context, { gain: 0.06 });
    const swell = new OscillatorNode(context, { frequency: 1.7 });
    const depth = new GainNode(context, { gain: 0.045 });
    const out = new MediaStreamAudioDestinationNode(context);
    tone.connect(loudness).connect(out);
    swell.connect(depth).connect(loudness.gain);
    tone.start();
    swell.start();
    const track = out.stream.getAudioTracks()[0];
    if (track === undefined) throw new DOMException('no sound', 'NotReadableError');
    return track;
  }
}
