import { describe, expect, it } from 'vitest';
import { onEvent } from '../../../../src/renderer/ipc/client.ts';
import { changeSettings, currentSettings, startSession } from '../../../../src/renderer/ipc/session.ts';
import { done, refuse } from '../../../../src/shared/domain/refusal.ts';
import { fakeVidi, settings } from '../support/fakeVidi.ts';

describe('the session', () => {
  it('does not start without knowing who sits here', async () => {
    fakeVidi({ 'app.about': () => refuse('profile.damaged') });
    expect(await startSession()).toEqual({ code: 'profile.damaged' });
  });

  it('shows a changed setting before main has answered, and what main holds after', async () => {
    fakeVidi({ 'settings.change': () => done({ ...settings, theme: 'dark', noteWidth: 480 }) });
    await startSession();
    const changing = changeSettings({ theme: 'dark' });
    expect(currentSettings().theme).toBe('dark');
    expect(await changing).toBeNull();
    expect(currentSettings().noteWidth).toBe(480);
  });
});

describe('events of main', () => {
  it('reach every listener of their type through one subscription, which ends with the last of them', () => {
    const vidi = fakeVidi();
    const told: string[] = [];
    const off = [
      onEvent('resync', () => told.push('first')),
      onEvent('resync', () => told.push('second')),
      onEvent('connection', ({ connection }) => told.push(connection.state)),
    ];
    vidi.emit({ type: 'resync' });
    expect(told).toEqual(['first', 'second']);
    expect(vidi.listenerCount()).toBe(1);
    for (const stop of off) stop();
    vidi.emit({ type: 'connection', connection: { state: 'connected' } });
    expect(told).toHaveLength(2);
    expect(vidi.listenerCount()).toBe(0);
  });
});
