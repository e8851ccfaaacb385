import { describe, expect, it } from 'vitest';
import { changeSettings, currentSettings, startSession } from '../../../../src/renderer/ipc/session.ts';
import { done, refuse } from '../../../../src/shared/domain/refusal.ts';
import { fakeVidi, settings } from '../support/fakeVidi.ts';

describe('the session', () => {
  it('does not start without knowing who sits here', async () => {
    fakeVidi({ 'app.about': () => refuse('profile.damaged') });
    expect(await startSession()).toEqual({ code: 'profile.damaged' });
  });

  it('shows a changed setting before main has answered, and what main holds after', async () => {
    fakeVidi({ 'settings.change': () => done({ ...settings, theme: 'dark', railOpen: true }) });
    await startSession();
    const changing = changeSettings({ theme: 'dark' });
    expect(currentSettings().theme).toBe('dark');
    expect(await changing).toBeNull();
    expect(currentSettings().railOpen).toBe(true);
  });
});
