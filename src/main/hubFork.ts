import { utilityProcess } from 'electron';
import type { HubChild } from './hubProcess.ts';

/** Starts the embedded hub as a utility process. No arguments and nothing in its environment: its port brings it all. */
export function forkHub(path: string): HubChild {
  const child = utilityProcess.fork(path, [], { serviceName: 'vidi-hub', stdio: 'inherit' });
  // It may be started before anybody listens: an end that nobody heard is told to whoever asks later.
  let ended: { readonly code: number | null } | null = null;
  child.once('exit', (code) => {
    ended = { code };
  });
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      if (ended === null) child.on('exit', listener);
      else listener(ended.code);
    },
    kill: () => child.kill(),
  };
}
