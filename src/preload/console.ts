import { contextBridge, ipcRenderer } from 'electron';
import type { IpcEvent, VidiApi } from '../shared/contracts/ipc.ts';

/**
 * Puts `window.vidi` into the page, and nothing else of Electron's. One channel each way: main checks the sender, the
 * name and the shape of every message, so that none of it stands twice.
 */
const vidi: VidiApi = {
  request: (name, payload) => ipcRenderer.invoke('vidi', name, payload),
  onEvent: (listener) => {
    const take = (_event: unknown, event: IpcEvent) => listener(event);
    ipcRenderer.on('vidi-event', take);
    return () => {
      ipcRenderer.off('vidi-event', take);
    };
  },
};
contextBridge.exposeInMainWorld('vidi', vidi);
