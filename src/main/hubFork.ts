import { utilityProcess } from 'electron';
import type { HubChild } from './hubProcess.ts';

/** Starts the embedded hub as a utility process. No arguments and nothing in its environment: its port brings it all. */
export function forkHub(path: string): HubChild {
  const child = utilityProcess.fork(path, [], { serviceName: 'vidi-hub', stdio: 'inherit' });
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill(),
  };
}
