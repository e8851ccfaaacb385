import type { DeviceReadings } from './deviceCheck.ts';

/** How a device test before the visit went. `well` is what the clinic sees as tested. */
export type TestOutcome = 'well' | 'weakNetwork' | 'partly' | 'trouble';

/** Judged as the hub does: one trouble is trouble, and `well` is everything. Null when nothing has been tried. */
export function testOutcome({ camera, microphone, speaker, network }: DeviceReadings): TestOutcome | null {
  const devices = [camera.state, microphone.state, speaker.state];
  if (devices.includes('trouble') || network.state === 'failed') return 'trouble';
  if (devices.every((state) => state === 'works')) {
    if (network.state === 'good') return 'well';
    if (network.state === 'weak') return 'weakNetwork';
  }
  return devices.includes('works') ? 'partly' : null;
}
