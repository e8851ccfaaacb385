import type { DeviceTrouble } from '../shared/domain/readiness.ts';
import { troubleOf } from './deviceTrouble.ts';

/** Which devices; what is left out stays as it is (or is the browser's choice at first). */
export interface DeviceChoice {
  /** A device id. */
  readonly camera?: string;
  readonly microphone?: string;
  /** Instead of a camera's id: the one that looks this way (phones). */
  readonly facing?: 'user' | 'environment';
}

export type SourceKind = 'audio' | 'video';
export type SourceOutcome =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly trouble: DeviceTrouble };
export type SourceOutcomes = { readonly [Kind in SourceKind]?: SourceOutcome };

/**
 * Takes the wanted sources in one `getUserMedia`. Where that fails each is asked for alone, sound first, so that
 * the one that works is kept; a permission that is known to be denied is not asked for again.
 */
export async function openSources(
  wanted: readonly SourceKind[],
  choice: DeviceChoice,
): Promise<SourceOutcomes> {
  if (wanted.length === 0) return {};
  if (!navigator.mediaDevices?.getUserMedia) {
    const trouble = troubleOf('TypeError', navigator.userAgent) ?? 'unsupported';
    return Object.fromEntries(wanted.map((kind) => [kind, { ok: false, trouble }]));
  }
  const together = await ask(wanted, choice);
  if (together instanceof MediaStream) return outcomesOf(together, wanted);
  if (wanted.length === 1) return { [wanted[0] as SourceKind]: { ok: false, trouble: together } };

  const outcomes: { audio?: SourceOutcome; video?: SourceOutcome } = {};
  for (const kind of wanted) {
    const hopeless = await knownHopeless(kind, together);
    if (hopeless) {
      outcomes[kind] = { ok: false, trouble: hopeless };
      continue;
    }
    const alone = await ask([kind], choice);
    outcomes[kind] =
      alone instanceof MediaStream ? outcomesOf(alone, [kind])[kind] : { ok: false, trouble: alone };
  }
  return outcomes;
}

/** A trouble that another question would only repeat: none of the kind, a permission denied, or dismissed just now. */
async function knownHopeless(kind: SourceKind, together: DeviceTrouble): Promise<DeviceTrouble | null> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null);
  const label = kind === 'audio' ? 'audioinput' : 'videoinput';
  if (devices && !devices.some((one) => one.kind === label)) return 'missing';
  if (together !== 'refused' && together !== 'inAppBrowser') return null;
  return (await permissionOf(kind)) === 'granted' ? null : together;
}

/** Whether the device can be asked for without a question to the person: permitted, or the browser does not tell. */
export async function isPermitted(kind: SourceKind): Promise<boolean> {
  return ['granted', undefined].includes(await permissionOf(kind));
}

async function permissionOf(kind: SourceKind): Promise<PermissionState | undefined> {
  const name = (kind === 'audio' ? 'microphone' : 'camera') as PermissionName;
  return (await navigator.permissions?.query({ name }).catch(() => null))?.state;
}

async function ask(
  wanted: readonly SourceKind[],
  choice: DeviceChoice,
): Promise<MediaStream | DeviceTrouble> {
  const first = await request(constraintsFor(wanted, choice));
  if (first instanceof MediaStream) return first;
  const trouble = troubleOf(first, navigator.userAgent);
  if (trouble !== null) return trouble;
  // The chosen device is not there any more: any other is better than none.
  const any = await request(constraintsFor(wanted, {}));
  return any instanceof MediaStream ? any : (troubleOf(any, navigator.userAgent) ?? 'missing');
}

async function request(constraints: MediaStreamConstraints): Promise<MediaStream | string> {
  try {
    return await navigator.mediaDevices.getUserMedia(constraints);
  } catch (error) {
    return error instanceof Error || error instanceof DOMException ? error.name : 'Error';
  }
}

function constraintsFor(wanted: readonly SourceKind[], choice: DeviceChoice): MediaStreamConstraints {
  return {
    ...(wanted.includes('audio') && {
      audio: {
        echoCancellation: true,
        noiseSuppression: true,
        autoGainControl: true,
        ...(choice.microphone !== undefined && { deviceId: { exact: choice.microphone } }),
      },
    }),
    ...(wanted.includes('video') && {
      video: {
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: 30 },
        ...(choice.camera !== undefined
          ? { deviceId: { exact: choice.camera } }
          : { facingMode: choice.facing ?? 'user' }),
      },
    }),
  };
}

function outcomesOf(stream: MediaStream, wanted: readonly SourceKind[]): SourceOutcomes {
  return Object.fromEntries(
    wanted.map((kind) => {
      const track = stream.getTracks().find((one) => one.kind === kind);
      return [kind, track ? { ok: true, track } : { ok: false, trouble: 'missing' }];
    }),
  );
}
