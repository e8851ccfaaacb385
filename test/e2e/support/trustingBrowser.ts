import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';

/**
 * The patients' Chromium, as on a machine whose administrator trusts one authority more: it is entered in the user's
 * certificate database (NSS, where Chromium on Linux looks), in a home folder of the test's own. Everything else about a
 * certificate is checked as ever.
 */
export async function trustingBrowser(home: string, authority: string): Promise<Browser> {
  const database = join(home, '.pki', 'nssdb');
  mkdirSync(database, { recursive: true });
  const file = join(home, 'authority.pem');
  writeFileSync(file, authority);
  const certutil = (...args: readonly string[]) =>
    execFileSync('certutil', ['-d', `sql:${database}`, ...args], { stdio: 'pipe' });
  certutil('-N', '--empty-password');
  certutil('-A', '-t', 'C,,', '-n', 'Vidi test', '-i', file);
  return chromium.launch({
    executablePath: process.env.VIDI_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
    ],
    env: { ...process.env, HOME: home } as Record<string, string>,
  });
}
