import { makeCertificate } from '../../../call/certificate.ts';
import { Peer } from '../../../call/peer.ts';
import type { PeerState } from '../../../call/peerState.ts';
import type { ConsoleToPatient } from '../../../shared/contracts/peer.ts';
import { protocolVersion } from '../../../shared/contracts/primitives.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { request } from '../../ipc/client.ts';
import { now } from '../../ipc/hubClock.ts';
import { noCall, useLiveCall } from '../../visit/liveCall.ts';
import { openOwnMedia, ownMedia } from '../../visit/ownMedia.ts';
import { useCallStore } from './callStore.ts';
import type { CallTarget } from './callTarget.ts';
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

/**
 * Begins the call with `target` and keeps it until the returned function is called: devices, peer, what is told to the
 * patient, the line's report to the hub. The call is made without camera or microphone too.
 */
export function startCall(target: CallTarget): () => void {
  let ended = false;
  let stop = () => {};
  useLiveCall.setState({ ...noCall, peer: { state: 'idle' } });
  void (async () => {
    const [certificate] = await Promise.all([certificateOf(target.visitId), openOwnMedia()]);
    if (!ended) stop = connect(target, certificate);
  })();
  return () => {
    ended = true;
    stop();
    useLiveCall.setState(noCall);
  };
}

function connect(target: CallTarget, certificate: RTCCertificate | undefined): () => void {
  const told = new ToldStates();
  const peer = new Peer({
    role: 'initiator',
    signalling: ipcSignalling(target.visitId, target.participantId),
    media: ownMedia,
    iceServers: [],
    certificate,
    now,
    onMessage: (text) => heard(text),
  });

  const send = (message: ConsoleToPatient): boolean => {
    told.remember(message);
    return peer.send(JSON.stringify(message));
  };

  const tellWishes = () => {
    const { hold } = useCallStore.getState();
    peer.setSending({ audio: !hold, video: !hold });
    useLiveCall.setState({ hold });
    send({ v: protocolVersion, type: 'hold', on: hold });
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
    useLiveCall.setState({ peer: state });
    if (state.state === before) return;
    before = state.state;
    if (state.state === 'connected') {
      useCallStore.setState({ wasConnected: true });
      for (const message of told.all()) peer.send(JSON.stringify(message));
    }
    if (state.state !== 'idle') void request('line.report', { ...target, line: state.state });
  });

  // A hold that outlived a reload stands before anything is sent.
  tellWishes();
  tellMedia();
  const offWishes = useCallStore.subscribe((store, previous) => {
    if (store.hold !== previous.hold) tellWishes();
  });
  let media = mediaKey();
  const offMedia = ownMedia.subscribe(() => {
    if (media === mediaKey()) return;
    media = mediaKey();
    tellMedia();
  });
  useLiveCall.setState({ send, stats: () => peer.stats(), grabFrame: () => grabFrame(peer.state) });
  peer.start();

  return () => {
    offWishes();
    offMedia();
    offPeer();
    peer.end();
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
