import { describe, expect, it } from 'vitest';
import {
  deviceTroubles,
  firstTrouble,
  isReady,
  type Readiness,
  untestedReadiness,
} from '../../../../src/shared/domain/readiness.ts';

const works = { state: 'works' } as const;
const good = { state: 'good', kind: 'wifi', roundTripMs: 20 } as const;
const ready: Readiness = { camera: works, microphone: works, speaker: works, network: good, room: 'alone' };

describe('readiness', () => {
  it('is nothing known and nothing wrong before the check', () => {
    expect(firstTrouble(untestedReadiness)).toBeNull();
    expect(isReady(untestedReadiness)).toBe(false);
  });

  it('needs camera, microphone and network; a weak network will do, an untested speaker too', () => {
    expect(isReady(ready)).toBe(true);
    expect(isReady({ ...ready, network: { ...good, state: 'weak' }, speaker: { state: 'untested' } })).toBe(
      true,
    );
    expect(isReady({ ...ready, network: { state: 'failed' } })).toBe(false);
    expect(isReady({ ...ready, camera: { state: 'testing' } })).toBe(false);
    expect(isReady({ ...ready, microphone: { state: 'trouble', trouble: 'taken' } })).toBe(false);
  });

  it('names every trouble of each device', () => {
    for (const what of ['microphone', 'camera', 'speaker'] as const)
      for (const trouble of deviceTroubles)
        expect(firstTrouble({ ...ready, [what]: { state: 'trouble', trouble } })).toEqual({ what, trouble });
    expect(firstTrouble({ ...ready, network: { state: 'failed' } })).toEqual({ what: 'network' });
  });

  it('puts the microphone before the camera, and both before speaker and network', () => {
    const trouble = { state: 'trouble', trouble: 'refused' } as const;
    const all: Readiness = {
      camera: trouble,
      microphone: trouble,
      speaker: trouble,
      network: { state: 'failed' },
      room: 'unasked',
    };
    expect(firstTrouble(all)).toMatchObject({ what: 'microphone' });
    expect(firstTrouble({ ...all, microphone: works })).toMatchObject({ what: 'camera' });
    expect(firstTrouble({ ...all, microphone: works, camera: works })).toMatchObject({ what: 'speaker' });
  });
});
