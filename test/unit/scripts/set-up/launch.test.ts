import { describe, expect, it } from 'vitest';
import { consoleArguments, sandboxAdvice } from '../../../../scripts/set-up/launch.mjs';

describe('consoleArguments', () => {
  it.skipIf(process.platform !== 'linux')('turns the sandbox off for root and for nobody else', () => {
    expect(consoleArguments({ env: { DISPLAY: ':0' }, isRoot: true })).toEqual(['--no-sandbox', '.']);
    expect(consoleArguments({ env: { DISPLAY: ':0' }, isRoot: false })).toEqual(['.']);
  });

  it('asks for Wayland where there is no X', () => {
    const only = { env: { WAYLAND_DISPLAY: 'wayland-0' }, isRoot: false };
    expect(consoleArguments(only)).toEqual(['--ozone-platform=wayland', '.']);
    const both = { env: { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, isRoot: false };
    expect(consoleArguments(both)).toEqual(['.']);
  });
});

describe('sandboxAdvice', () => {
  const setting = (settings: Record<string, string>) => (name: string) => settings[name] ?? '';

  it('says which setting denies the sandbox', () => {
    const apparmor = setting({ 'kernel.apparmor_restrict_unprivileged_userns': '1' });
    expect(sandboxAdvice({ isRoot: false, setting: apparmor })).toContain(
      'sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0',
    );
    const debian = setting({ 'kernel.unprivileged_userns_clone': '0' });
    expect(sandboxAdvice({ isRoot: false, setting: debian })).toContain('kernel.unprivileged_userns_clone=1');
  });

  it('is silent where the sandbox works, and for root, who has none', () => {
    expect(sandboxAdvice({ isRoot: false, setting: setting({}) })).toBeUndefined();
    const denied = setting({ 'kernel.unprivileged_userns_clone': '0' });
    expect(sandboxAdvice({ isRoot: true, setting: denied })).toBeUndefined();
  });
});
