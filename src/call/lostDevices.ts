import type { DeviceListing } from './deviceListings.ts';
import type { SourceKind } from './deviceSources.ts';
import type { DeviceState } from './sourceState.ts';

/** What was changed by itself, so that it can be said: which kind, what is used now, and whether that is the lost one again. */
export interface SwitchedDevice {
  readonly kind: 'microphone' | 'camera';
  /** The name of the one that is used now; may be empty. */
  readonly to: string;
  readonly back: boolean;
}

/** Ids that stand for whatever the system points at: such a one is listed though the device behind it is gone. */
const pointers: ReadonlySet<string> = new Set(['', 'default', 'communications']);

/**
 * Which device of each kind was lost in mid-use (a headset pulled out, a camera unplugged), until it is there again or
 * another one is chosen by hand.
 */
export class LostDevices {
  readonly #lost = new Map<SourceKind, { readonly id: string; gone: boolean }>();

  lose(kind: SourceKind, deviceId: string): void {
    this.#lost.set(kind, { id: deviceId, gone: false });
  }

  forget(kind: SourceKind): void {
    this.#lost.delete(kind);
  }

  /**
   * Whether a device of this kind is to be taken now that these are listed; `id`: that very one. One that ended and was
   * never off the list was taken away by the system or by the person (a permission withdrawn): it is not asked for
   * behind their back.
   */
  look(
    kind: SourceKind,
    device: DeviceState,
    listed: readonly DeviceListing[],
  ): { readonly id: string | null } | null {
    const lost = this.#lost.get(kind);
    const isListed = lost !== undefined && !pointers.has(lost.id) && listed.some((one) => one.id === lost.id);
    if (lost !== undefined && !isListed) lost.gone = true;
    if (listed.length === 0) return null;
    const trouble = device.state === 'trouble' ? device.trouble : null;
    if (trouble === 'missing' || trouble === 'taken') return { id: null };
    if (lost === undefined || !lost.gone) return null;
    if (!isListed) return trouble === 'unplugged' ? { id: null } : null;
    return device.state === 'live' && device.deviceId === lost.id ? null : { id: lost.id };
  }

  /** What is to be said once `now` is used in place of what was lost; null: nothing was. The lost one is lost no more. */
  switchedTo(kind: SourceKind, now: DeviceState): SwitchedDevice | null {
    const lost = this.#lost.get(kind);
    if (lost === undefined || now.state !== 'live') return null;
    const back = now.deviceId === lost.id && !pointers.has(lost.id);
    if (back) this.#lost.delete(kind);
    return { kind: kind === 'audio' ? 'microphone' : 'camera', to: now.label, back };
  }
}
