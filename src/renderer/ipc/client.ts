import type { IpcAnswer, IpcEvent, IpcName, IpcPayload, VidiApi } from '../../shared/contracts/ipc.ts';
import type { Result } from '../../shared/domain/refusal.ts';

declare global {
  interface Window {
    readonly vidi: VidiApi;
  }
}

/** Asks main. Every answer is a Result; this never throws. */
export function request<N extends IpcName>(name: N, payload: IpcPayload<N>): Promise<Result<IpcAnswer<N>>> {
  return window.vidi.request(name, payload);
}

const listeners = new Set<(event: IpcEvent) => void>();
/** The one subscription to main, shared by all listeners; null while nobody listens. */
let heard: { readonly from: VidiApi; readonly stop: () => void } | null = null;

/** Listens to one type of main's events until the returned function is called. */
export function onEvent<T extends IpcEvent['type']>(
  type: T,
  listener: (event: Extract<IpcEvent, { type: T }>) => void,
): () => void {
  const take = (event: IpcEvent) => {
    if (event.type === type) listener(event as Extract<IpcEvent, { type: T }>);
  };
  listeners.add(take);
  if (heard?.from !== window.vidi) {
    heard?.stop();
    heard = { from: window.vidi, stop: window.vidi.onEvent(tellAll) };
  }
  return () => {
    listeners.delete(take);
    if (listeners.size > 0) return;
    heard?.stop();
    heard = null;
  };
}

function tellAll(event: IpcEvent): void {
  for (const take of [...listeners]) take(event);
}
