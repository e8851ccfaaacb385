// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Entrance } from '../../../src/patient/entrance.ts';
import { inAppOf } from '../../../src/patient/inApp.ts';
import { readFragment } from '../../../src/patient/link.ts';
import { done, refuse } from '../../../src/shared/domain/refusal.ts';

const hash = '#1.01931f3e-7a5c-7000-8000-0123456789ab.AAAAAAAAAAAAAAAAAAAAAA';
const facebook = inAppOf('Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 [FBAN/FBIOS]', false);

beforeEach(() => history.replaceState(null, '', `/${hash}`));
afterEach(() => vi.unstubAllGlobals());

function enter(answer: object, inApp = null as typeof facebook) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(JSON.stringify(answer))),
  );
  const told: string[] = [];
  const entrance = new Entrance({
    link: readFragment(location.hash),
    inApp,
    onTrouble: (why) => told.push(why),
    onInside: () => told.push('inside'),
  });
  return { told, entered: entrance.enter() };
}

describe('the way in by a link', () => {
  it('takes the secret out of the address once it is exchanged', async () => {
    const { told, entered } = enter(done({ power: 'join', waits: false }));
    await entered;
    expect(told).toEqual(['inside']);
    expect(location.hash).toBe('');
  });

  it('leaves it there inside another app, whose own "open in browser" hands on the address', async () => {
    const { told, entered } = enter(done({ power: 'join', waits: false }), facebook);
    await entered;
    expect(told).toEqual(['inside']);
    expect(location.hash).toBe(hash);
  });

  it('keeps a refused link in the address, so that a reload tries it again', async () => {
    const { told, entered } = enter(refuse('link.invalid'));
    await entered;
    expect(told).toEqual(['wrongLink']);
    expect(location.hash).toBe(hash);
  });
});
