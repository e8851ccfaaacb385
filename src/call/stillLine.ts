/** One connection's channel for stills, open; ours alone, so that nothing here depends on a browser. */
export interface StillLine {
  /** False when it did not go: the channel is closed, or its queue is full. */
  send(message: string | Uint8Array<ArrayBuffer>): boolean;
  /** Bytes that wait to be sent. */
  readonly waiting: number;
}

/** An end of the way of stills. It outlives connections: each gives it a line of its own. */
export interface StillEnd {
  attach(line: StillLine): void;
  detach(): void;
  /** What came on the line. */
  receive(message: string | Uint8Array): void;
  /** Little waits to be sent: there is room for more. */
  onRoom(): void;
}

/** Below so many bytes waiting there is room for more. */
const roomFrom = 32 * 1024;
/** simple-peer's own channel takes the first free number, 0 or 1; Firefox has 256 of them at first. */
const channelNumber = 16;

/**
 * Makes the stills' channel on a connection, before its offer or answer: agreed on beforehand by its number, so that an
 * older page, which has none, sees nothing of it. Its closing says `detach` and touches nothing else: simple-peer dies with
 * its own channel, so what is flooded or closed has this one (pitfalls, simple-peer 2 and 4).
 * @returns closes it; nothing of it is heard afterwards.
 */
export function openStillLine(connection: RTCPeerConnection, end: StillEnd): () => void {
  const channel = connection.createDataChannel('stills', { negotiated: true, id: channelNumber });
  channel.binaryType = 'arraybuffer';
  channel.bufferedAmountLowThreshold = roomFrom;
  let isOpen = false;
  const line: StillLine = {
    send(message) {
      if (channel.readyState !== 'open') return false;
      try {
        if (typeof message === 'string') channel.send(message);
        else channel.send(message);
        return true;
      } catch {
        return false;
      }
    },
    get waiting() {
      return channel.bufferedAmount;
    },
  };
  channel.onopen = () => {
    isOpen = true;
    end.attach(line);
  };
  channel.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) =>
    end.receive(typeof data === 'string' ? data : new Uint8Array(data));
  channel.onbufferedamountlow = () => end.onRoom();
  const over = () => {
    channel.onopen = channel.onmessage = channel.onbufferedamountlow = channel.onclose = null;
    if (isOpen) end.detach();
    isOpen = false;
  };
  channel.onclose = over;
  return () => {
    over();
    channel.close();
  };
}
