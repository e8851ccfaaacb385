import { makeCertificate } from '../../../src/call/certificate.ts';
import { LocalMedia } from '../../../src/call/localMedia.ts';
import { Peer } from '../../../src/call/peer.ts';
import type { PeerState } from '../../../src/call/peerState.ts';
import type { Role } from '../../../src/call/signalOrder.ts';
import { StillReceiver } from '../../../src/call/stillReceiver.ts';
import { type Still, StillSender } from '../../../src/call/stillSender.ts';
import type { Signal } from '../../../src/shared/contracts/signal.ts';
import { done, refuse } from '../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';

/** A page with one peer, for call.test.ts: signals travel through the test, which plays the hub. */
declare global {
  interface Window {
    /** Given by the test: takes a signal; false when the other page is not there. */
    toOther(signal: Signal): Promise<boolean>;
    fromOther: (signal: Signal) => void;
    begin(role: Role): Promise<void>;
    call: {
      peer: Peer;
      media: LocalMedia;
      texts: string[];
      states: { state: string; at: number }[];
      /** The console's end takes stills, the patient's sends them. */
      stills: StillReceiver | StillSender;
      came: Still[];
    };
  }
}

const listeners = new Set<(signal: Signal) => void>();
const waiting: Signal[] = [];
window.fromOther = (signal) => {
  if (listeners.size === 0) waiting.push(signal);
  for (const listener of listeners) listener(signal);
};

window.begin = async (role) => {
  const media = new LocalMedia();
  await media.open();
  const texts: string[] = [];
  const states: { state: string; at: number }[] = [];
  const came: Still[] = [];
  const stills = role === 'initiator' ? new StillReceiver() : new StillSender();
  if (stills instanceof StillReceiver) stills.take((still) => came.push(still));
  const peer = new Peer({
    role,
    media,
    iceServers: [],
    certificate: await makeCertificate(),
    now: () => Date.now() as Instant,
    onMessage: (text) => texts.push(text),
    stills,
    signalling: {
      send: async (signal) => ((await window.toOther(signal)) ? done({}) : refuse('signal.notConnected')),
      onSignal: (listener) => {
        listeners.add(listener);
        for (const signal of waiting.splice(0)) listener(signal);
        return () => listeners.delete(listener);
      },
    },
  });
  const video = document.getElementById('remote') as HTMLVideoElement;
  peer.subscribe((state: PeerState) => {
    states.push({ state: state.state, at: Date.now() });
    if (state.state === 'connected') video.srcObject = state.remote;
  });
  window.call = { peer, media, texts, states, stills, came };
  peer.start();
};
