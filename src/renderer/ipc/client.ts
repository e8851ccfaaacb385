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

/** Listens to one type of main's events until the returned function is called. */
export function onEvent<T extends IpcEvent['type']>(
  type: T,
  listener: (event: Extract<IpcEvent, { type: T }>) => void,
): () => void {
  return window.vidi.onEvent((event) => {
    if (event.type === type) listener(event as Extract<IpcEvent, { type: T }>);
  });
}
