export interface DeviceListing {
  readonly id: string;
  readonly label: string;
}

export interface DeviceListings {
  readonly cameras: readonly DeviceListing[];
  readonly microphones: readonly DeviceListing[];
  readonly speakers: readonly DeviceListing[];
}

/** What can be chosen; names are empty until a permission was given. */
export async function listDevices(): Promise<DeviceListings> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  const of = (kind: MediaDeviceKind): DeviceListing[] =>
    all
      .filter((one) => one.kind === kind && one.deviceId !== '')
      .map((one) => ({ id: one.deviceId, label: one.label }));
  return { cameras: of('videoinput'), microphones: of('audioinput'), speakers: of('audiooutput') };
}
