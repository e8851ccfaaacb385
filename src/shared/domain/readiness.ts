import type { Instant } from './time.ts';

/** Why a device does not work; each has a remedy in words. `inAppBrowser`: a browser inside another app, without a camera. */
export const deviceTroubles = [
  'refused',
  'missing',
  'taken',
  'unplugged',
  'silent',
  'inAppBrowser',
  'unsupported',
] as const;
export type DeviceTrouble = (typeof deviceTroubles)[number];

export type DeviceReadiness =
  | { readonly state: 'untested' }
  | { readonly state: 'testing' }
  | { readonly state: 'works' }
  | { readonly state: 'trouble'; readonly trouble: DeviceTrouble };

export type NetworkReadiness =
  | { readonly state: 'untested' }
  | { readonly state: 'testing' }
  | {
      readonly state: 'good' | 'weak';
      readonly kind: 'wifi' | 'cellular' | 'unknown';
      readonly roundTripMs: number;
    }
  | { readonly state: 'failed' };

/** What a participant answered and what the device check found, as the clinician sees it before letting in. */
export interface Readiness {
  readonly camera: DeviceReadiness;
  readonly microphone: DeviceReadiness;
  readonly speaker: DeviceReadiness;
  readonly network: NetworkReadiness;
  readonly room: 'alone' | 'someoneHere' | 'ratherNotSay' | 'unasked';
}

export const untestedReadiness: Readiness = {
  camera: { state: 'untested' },
  microphone: { state: 'untested' },
  speaker: { state: 'untested' },
  network: { state: 'untested' },
  room: 'unasked',
};

/** The first thing in the way, worst first; null when nothing is known to be wrong. */
export function firstTrouble(
  readiness: Readiness,
):
  | { readonly what: 'camera' | 'microphone' | 'speaker'; readonly trouble: DeviceTrouble }
  | { readonly what: 'network' }
  | null {
  for (const what of ['microphone', 'camera', 'speaker'] as const) {
    const device = readiness[what];
    if (device.state === 'trouble') return { what, trouble: device.trouble };
  }
  return readiness.network.state === 'failed' ? { what: 'network' } : null;
}

/** Whether camera, microphone and network are all known to work. */
export function isReady(readiness: Readiness): boolean {
  return (
    readiness.camera.state === 'works' &&
    readiness.microphone.state === 'works' &&
    (readiness.network.state === 'good' || readiness.network.state === 'weak')
  );
}

/** A participant's device as it is now. Lives in memory of the hub only, never stored as stage. */
export type Presence =
  | { readonly state: 'away'; readonly since: Instant | null }
  /** Opened the link and is in the questions or the check. */
  | { readonly state: 'preparing'; readonly since: Instant }
  /** In the waiting room. */
  | { readonly state: 'waiting'; readonly since: Instant }
  /** Let in. `line` is what the two peers say of their connection. */
  | {
      readonly state: 'inCall';
      readonly since: Instant;
      readonly line: 'connecting' | 'connected' | 'interrupted';
    };
