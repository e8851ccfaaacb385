import { DrawnDevices } from './camera.ts';
import { Hands } from './hands.ts';
import type { PracticePerson } from './practicePerson.ts';

/** Run by the practice patient's preload before the page's first script: the drawn devices, then the hands. */
export function start(person: PracticePerson): void {
  const devices = new DrawnDevices(person);
  devices.install(navigator.mediaDevices);
  new Hands((on) => devices.showDocument(on)).start();
}
