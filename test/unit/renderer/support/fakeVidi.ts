import type { VidiApi } from '../../../../src/shared/contracts/ipc.ts';
import {
  type About,
  type IpcAnswer,
  type IpcEvent,
  type IpcName,
  type IpcPayload,
  ipcEvent,
  ipcRequests,
  type Settings,
} from '../../../../src/shared/contracts/ipc.ts';
import { done, type Result, refuse } from '../../../../src/shared/domain/refusal.ts';
import { at, zone } from './rows.ts';

type Answers = {
  [N in IpcName]?: (payload: IpcPayload<N>) => Result<IpcAnswer<N>> | Promise<Result<IpcAnswer<N>>>;
};

export const about = {
  version: '0.1.0',
  testBuild: false,
  practice: true,
  runtime: { electron: '33.2.1', chrome: '130', node: '20.18.1', source: 'npm-copy' },
  principal: {
    hsaId: 'SE2321000016-1001',
    name: 'Helena Ljung',
    title: 'specialistläkare',
    role: 'clinician',
    profession: 'doctor',
  },
  clinic: { name: 'Vårdcentralen Utsikten', phone: '018-611 00 00', zone },
  templates: [],
  feeRules: [],
  keyKept: 'file',
  dataFolder: '/home/helena/.config/vidi',
} as unknown as About;

export const settings: Settings = {
  language: 'sv',
  theme: 'light',
  keyHints: true,
  arrivalSound: false,
  arrivalVolume: 0.5,
  lockAfterMinutes: 10,
  devices: { camera: null, microphone: null, speaker: null },
  noteShare: { wide: null, upright: null },
  railOpen: false,
};

/**
 * `window.vidi` at its contract: every payload and answer is parsed by the schemas that main uses, so that a test
 * cannot pass on what main would refuse.
 */
export function fakeVidi(answers: Answers = {}) {
  const listeners = new Set<(event: IpcEvent) => void>();
  const asked: { readonly name: IpcName; readonly payload: unknown }[] = [];
  let held = settings;
  const usual: Answers = {
    'app.about': () => done(about),
    'settings.read': () => done(held),
    'settings.change': (change) => {
      held = { ...held, ...change };
      return done(held);
    },
    'connection.read': () => done({ state: 'connected', since: at('08:01') }),
    'link.copy': () => done({}),
    'dataFolder.copyPath': () => done({}),
  };
  const vidi: VidiApi = {
    request: async (name, payload) => {
      asked.push({ name, payload });
      ipcRequests[name].payload.parse(payload);
      const answer = answers[name] ?? usual[name];
      if (answer === undefined) return refuse('internal');
      const result = await (answer as (payload: unknown) => Result<never>)(payload);
      if (result.ok && name !== 'app.about') ipcRequests[name].answer.parse(result.value);
      return result;
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  Object.defineProperty(globalThis.window ?? globalThis, 'vidi', { value: vidi, configurable: true });
  if (globalThis.window === undefined)
    Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true });
  return {
    asked,
    payloadsOf: (name: IpcName) => asked.filter((one) => one.name === name).map((one) => one.payload),
    emit: (event: IpcEvent) => {
      ipcEvent.parse(event);
      for (const listener of listeners) listener(event);
    },
    listenerCount: () => listeners.size,
  };
}
