import type { Signalling } from '../../../call/signalling.ts';
import type { ParticipantId, VisitId } from '../../../shared/domain/ids.ts';
import { onEvent, request } from '../../ipc/client.ts';

/** Signals of one visit with one participant, over main to the hub. Those of other visits are not heard. */
export function ipcSignalling(visitId: VisitId, participantId: ParticipantId): Signalling {
  return {
    send: (signal) => request('signal.send', { visitId, participantId, signal }),
    onSignal: (listener) =>
      onEvent('signal', ({ signal: addressed }) => {
        if (addressed.visitId === visitId && addressed.participantId === participantId)
          listener(addressed.signal);
      }),
  };
}
