import { isInAppBrowser } from '../call/deviceTrouble.ts';
import { heardLevel } from '../call/level.ts';
import type { DeviceState, LocalMediaState } from '../call/localMedia.ts';
import type {
  DeviceReadiness,
  DeviceTrouble,
  NetworkReadiness,
  Readiness,
} from '../shared/domain/readiness.ts';

/** A microphone that gives nothing for this long while it is measured is called silent. Milliseconds. */
const silentAfterMs = 8_000;

/** What the check has found so far, beside what the devices say of themselves. */
export interface CheckFindings {
  /** Known before the devices were opened: permission denied, nothing there. */
  readonly before: { readonly camera: DeviceTrouble | null; readonly microphone: DeviceTrouble | null };
  readonly hearing: Hearing;
  readonly speaker: DeviceReadiness;
  readonly network: NetworkReadiness;
}

/** What the level has shown of the microphone since it was opened. */
export type Hearing =
  | { readonly state: 'unmeasured' }
  | { readonly state: 'listening'; readonly since: number }
  | { readonly state: 'heard' }
  | { readonly state: 'silent' };

export const nothingFound: CheckFindings = {
  before: { camera: null, microphone: null },
  hearing: { state: 'unmeasured' },
  speaker: { state: 'untested' },
  network: { state: 'untested' },
};

/** One more reading of the level; null where the browser lets nothing be measured yet. */
export function hear(hearing: Hearing, level: number | null, at: number): Hearing {
  if (level === null) return hearing.state === 'listening' ? { state: 'unmeasured' } : hearing;
  if (level >= heardLevel) return hearing.state === 'heard' ? hearing : { state: 'heard' };
  if (hearing.state === 'unmeasured') return { state: 'listening', since: at };
  if (hearing.state === 'listening' && at - hearing.since >= silentAfterMs) return { state: 'silent' };
  return hearing;
}

/** What the clinician is told: devices, findings and the answer about the room, in the contract's words. */
export function readinessFrom(media: LocalMediaState, findings: CheckFindings): Omit<Readiness, 'room'> {
  const microphone = deviceReadiness(media.microphone, findings.before.microphone);
  return {
    camera: deviceReadiness(media.camera, findings.before.camera),
    microphone:
      microphone.state === 'works' && findings.hearing.state === 'silent'
        ? { state: 'trouble', trouble: 'silent' }
        : microphone,
    speaker: findings.speaker,
    network: findings.network,
  };
}

function deviceReadiness(device: DeviceState, before: DeviceTrouble | null): DeviceReadiness {
  switch (device.state) {
    case 'closed':
      return before ? { state: 'trouble', trouble: before } : { state: 'untested' };
    case 'opening':
      return { state: 'testing' };
    case 'live':
      return { state: 'works' };
    case 'trouble':
      return { state: 'trouble', trouble: device.trouble };
  }
}

/** What of `now` differs from what was reported before; null when nothing does. */
export function changedReadiness(
  before: Partial<Omit<Readiness, 'room'>>,
  now: Omit<Readiness, 'room'>,
): Partial<Omit<Readiness, 'room'>> | null {
  const changed: Record<string, unknown> = {};
  for (const key of ['camera', 'microphone', 'speaker', 'network'] as const) {
    if (JSON.stringify(before[key]) !== JSON.stringify(now[key])) changed[key] = now[key];
  }
  return Object.keys(changed).length === 0 ? null : changed;
}

/**
 * Troubles that can be seen without asking for anything, so that the clinician sees them from the first moment:
 * no device, a permission denied earlier, a browser without a camera.
 */
export async function troublesBeforeAsking(): Promise<CheckFindings['before']> {
  const inApp = isInAppBrowser(navigator.userAgent);
  if (!navigator.mediaDevices?.getUserMedia) {
    const trouble = inApp ? 'inAppBrowser' : 'unsupported';
    return { camera: trouble, microphone: trouble };
  }
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null);
  const find = async (kind: MediaDeviceKind, name: string): Promise<DeviceTrouble | null> => {
    if (devices && !devices.some((one) => one.kind === kind)) return 'missing';
    const permission = await navigator.permissions?.query({ name: name as PermissionName }).catch(() => null);
    if (permission?.state !== 'denied') return null;
    return inApp ? 'inAppBrowser' : 'refused';
  };
  return { camera: await find('videoinput', 'camera'), microphone: await find('audioinput', 'microphone') };
}
