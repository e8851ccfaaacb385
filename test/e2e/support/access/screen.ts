import type { Page } from 'playwright';
import { violations } from '../axe.ts';
import { focusFaults } from './focus.ts';
import { motionFaults } from './motion.ts';
import { targetFaults } from './targets.ts';
import { treeFaults } from './tree.ts';

/** What one presses is at least this large, in px: under a mouse (WCAG 2.5.8), under a thumb. */
const leastTarget = { console: 24, phone: 44 } as const;

/**
 * Everything that is wrong with the screen as it stands: what axe finds, names and landmarks in the accessibility tree, too
 * small targets, movement against the system's wish, and (unless the screen is one that Tab closes) a focus one cannot see.
 */
export async function screenFaults(
  page: Page,
  at: keyof typeof leastTarget,
  tab: 'tab' | 'closesAtTab' = 'tab',
): Promise<readonly string[]> {
  return [
    // An open menu holds the focus wherever it hangs in the document.
    ...(await violations(page)).filter((line) => !line.startsWith('region: div[data-portal')),
    ...(await treeFaults(page)),
    ...(await targetFaults(page, leastTarget[at])),
    ...(await motionFaults(page)),
    ...(tab === 'tab' ? await focusFaults(page) : []),
  ];
}

/** What has the focus, as a screen reader would say it: role or tag, and the beginning of its words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing';
    const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${words.trim()}`;
  });
}
