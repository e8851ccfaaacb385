import type { DeviceTrouble } from '../shared/domain/readiness.ts';
import type { SourceOutcome } from './deviceSources.ts';
import type { OutgoingTracks } from './simplePeerConnection.ts';

/** One device of ours. */
export type DeviceState =
  | { readonly state: 'closed' }
  | { readonly state: 'opening' }
  | {
      readonly state: 'live';
      readonly deviceId: string;
      readonly label: string;
      readonly facing: 'user' | 'environment' | null;
    }
  | { readonly state: 'trouble'; readonly trouble: DeviceTrouble };

/** Whether the track still can give something. */
export function isAlive(track: MediaStreamTrack | null): boolean {
  return track?.readyState === 'live';
}

/** The track that was got; null where none was. */
export function trackOf(outcome: SourceOutcome): MediaStreamTrack | null {
  return outcome.ok ? outcome.track : null;
}

/** What there is of the sources in one stream; null when there is nothing. */
export function streamOf(sources: OutgoingTracks): MediaStream | null {
  const tracks = [sources.audio, sources.video].filter((track) => track !== null);
  return tracks.length === 0 ? null : new MediaStream(tracks);
}

/** A device as it is after it was asked for. */
export function stateOf(outcome: SourceOutcome): DeviceState {
  if (!outcome.ok) return { state: 'trouble', trouble: outcome.trouble };
  const { deviceId = '', facingMode } = outcome.track.getSettings();
  const facing = facingMode === 'user' || facingMode === 'environment' ? facingMode : null;
  return { state: 'live', deviceId, label: outcome.track.label, facing };
}
