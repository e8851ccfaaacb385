import { makeCertificate } from '../../../call/certificate.ts';
import { Peer } from '../../../call/peer.ts';
import type { PeerState } from '../../../call/peerState.ts';
import { StillReceiver } from '../../../call/stillReceiver.ts';
import type { ConsoleToPatient } from '../../../shared/contracts/peer.ts';
import { protocolVersion } from '../../../shared/contracts/primitives.ts';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { onEvent, request } from '../../ipc/client.ts';
import { now } from '../../ipc/hubClock.ts';
import { setHeld } from '../../visit/heldCalls.ts';
import { noCall, useLiveCall } from '../../visit/liveCall.ts';
import { openOwnMedia, ownMedia } from '../../visit/ownMedia.ts';
import { useCallStore } from './callStore.ts';
import { type CallTarget, callTarget } from './callTarget.ts';
import { ipcSignalling } from './ipcSignalling.ts';
import { readPeerMessage, ToldStates } from './peerMessages.ts';
import { grabFrame } from './picture.ts';

/** One certificate a visit, for as long as the window lives. */
const certificates = new Map<VisitId, Promise<RTCCertificate | undefined>>();

function certificateOf(visitId: VisitId): Promise<RTCCertificate | undefined> {
  const made =
    certificates.get(visitId) ??
    Promise.resolve()
      .then(makeCertificate)
      .catch(() => undefined);
  certificates.set(visitId, made);
  return made;
}

/** One visit's call, shown or not. */
interface Session {
  readonly target: CallTarget;
  /** The visit is shown: what was wished of its call holds, and what it sees is shown. */
  attach(): void;
  /** Another visit is shown: nobody sees or hears anybody, and the patient is told that it is a pause. */
  park(): void;
  end(): void;
}

/** The call that is shown. */
let live: { readonly visitId: VisitId; readonly end: () => void } | null = null;

/** Calls of visits that are open but not shown: kept on hold, so that a look at another visit cuts nobody off. */
const parked = new Map<VisitId, Session>();

/**
 * Begins the call with `target`, or takes it up where it was parked, and keeps it until the returned function is
 * called: `away` parks it, for the visit goes on; else it ends. The call is made without camera or microphone too.
 */
export function startCall(target: CallTarget): (away: boolean) => void {
  let ended = false;
  const kept = parked.get(target.visitId);
  parked.delete(target.visitId);
  let session = kept?.target.participantId === target.participantId ? kept : null;
  if (session === null) {
    kept?.end();
    useLiveCall.setState({ ...noCall, peer: { state: 'idle' } });
    void (async () => {
      const [certificate] = await Promise.all([certificateOf(target.visitId), openOwnMedia()]);
      if (ended) return;
      session = connect(target, certificate);
      session.attach();
    })();
  } else session.attach();
  const mine = {
    visitId: target.visitId,
    end: () => {
      ended = true;
      session?.end();
      session = null;
    },
  };
  live = mine;
  return (away) => {
    ended = true;
    if (live === mine) live = null;
    if (session !== null && away) {
      session.park();
      parked.set(target.visitId, session);
    } else session?.end();
    useLiveCall.setState(noCall);
  };
}

/** The visit is over: its call is too, before anything has been drawn. Left in the same breath it would else be parked. */
export function endCall(visitId: VisitId): void {
  if (live?.visitId !== visitId) return;
  live.end();
  live = null;
  useCallStore.setState(({ over }) => ({ over: over + 1 }));
}

/**
 * Ends parked calls whose visit is over, or has gone to somebody else or to the telephone; all of them once it is no
 * longer followed. Called once by the app.
 */
export function followParked(): () => void {
  const look = (visit: QueueRow) => {
    const session = parked.get(visit.visitId);
    if (session === undefined || callTarget(visit)?.participantId === session.target.participantId) return;
    parked.delete(visit.visitId);
    session.end();
  };
  // Row and visit are told one after the other: the call may have been parked between the two.
  const off = [onEvent('row', ({ row }) => look(row)), onEvent('visit', ({ visit }) => look(visit))];
  return () => {
    for (const stop of off) stop();
    endParked();
  };
}

/** Ends the calls of visits that are not shown. */
export function endParked(): void {
  for (const session of parked.values()) session.end();
  parked.clear();
}

function connect(target: CallTarget, certificate: RTCCertificate | undefined): Session {
  const told = new ToldStates();
  const stills = new StillReceiver();
  let shown = false;
  const peer = new Peer({
    role: 'initiator',
    signalling: ipcSignalling(target.visitId, target.participantId),
    media: ownMedia,
    iceServers: [],
    certificate,
    now,
    onMessage: (text) => shown && heard(text),
    stills,
  });

  const send = (message: ConsoleToPatient): boolean => {
    told.remember(message);
    return peer.send(JSON.stringify(message));
  };

  const tellHold = (hold: boolean) => {
    peer.setSending({ audio: !hold, video: !hold });
    setHeld(target.visitId, hold);
    send({ v: protocolVersion, type: 'hold', on: hold });
  };

  const tellWishes = () => {
    const { hold } = useCallStore.getState();
    tellHold(hold);
    useLiveCall.setState({ hold });
  };

  const tellMedia = () =>
    send({
      v: protocolVersion,
      type: 'media',
      camera: ownMedia.state.cameraOn && ownMedia.state.camera.state === 'live',
      microphone: ownMedia.state.microphoneOn && ownMedia.state.microphone.state === 'live',
    });

  let before: PeerState['state'] = 'idle';
  const offPeer = peer.subscribe((state) => {
    if (state.state === 'ended') return;
    if (shown) useLiveCall.setState({ peer: state });
    if (state.state === before) return;
    before = state.state;
    if (state.state === 'connected') {
      if (shown) useCallStore.setState({ wasConnected: true });
      for (const message of told.all()) peer.send(JSON.stringify(message));
    }
    if (state.state !== 'idle') void request('line.report', { ...target, line: state.state });
  });
  const offWishes = useCallStore.subscribe((store, previous) => {
    if (shown && store.hold !== previous.hold) tellWishes();
  });
  let media = mediaKey();
  const offMedia = ownMedia.subscribe(() => {
    if (media === mediaKey()) return;
    media = mediaKey();
    tellMedia();
  });
  let started = false;

  return {
    target,
    attach() {
      shown = true;
      // A hold that outlived a reload stands before anything is sent.
      tellWishes();
      tellMedia();
      useLiveCall.setState({
        ...(peer.state.state === 'ended' ? {} : { peer: peer.state }),
        send,
        takeStills: (taker) => stills.take(taker),
        stats: () => peer.stats(),
        grabFrame: () => grabFrame(peer.state),
      });
      if (peer.state.state === 'connected') useCallStore.setState({ wasConnected: true });
      if (!started) peer.start();
      started = true;
    },
    park() {
      shown = false;
      tellHold(true);
    },
    end() {
      offWishes();
      offMedia();
      offPeer();
      setHeld(target.visitId, false);
      stills.end();
      peer.end();
    },
  };
}

function mediaKey(): string {
  const { camera, microphone, cameraOn, microphoneOn } = ownMedia.state;
  return [camera.state, microphone.state, cameraOn, microphoneOn].join();
}

function heard(text: string): void {
  const message = readPeerMessage(text);
  if (message === null) return;
  if (message.type === 'noDocument') useLiveCall.setState({ noDocument: true });
  else useCallStore.setState({ theirMedia: { camera: message.camera, microphone: message.microphone } });
}
