import type { Page } from 'playwright';

declare global {
  interface Window {
    vidiHeard?: { readonly said: string[]; readonly lateBorn: string[] };
  }
}

/**
 * From now on notes what the page's live regions say. A region that comes into the page together with its words is not
 * heard by every screen reader: it counts as late born. An alert is heard; what comes with a heading is read from there.
 */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard = { said: [] as string[], lateBorn: [] as string[] };
    window.vidiHeard = heard;
    const live = '[role="status"], [role="alert"], [role="log"], [aria-live]:not([aria-live="off"])';
    const words = (element: Element) => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    new MutationObserver((changes) => {
      const added = changes
        .flatMap(({ addedNodes }) => [...addedNodes])
        .filter((node) => node instanceof Element);
      const regionsIn = (node: Element) =>
        [node, ...node.querySelectorAll(live)].filter((one) => one.matches(live));
      const born = new Set(added.flatMap(regionsIn));
      for (const node of added) {
        // A screen or a dialog is read from its heading on; the bar comes and goes with the window's size.
        if (node.matches('header') || node.querySelector('h1, h2, [role="dialog"]') !== null) continue;
        for (const region of regionsIn(node))
          if (region.isConnected && words(region) !== '' && region.getAttribute('role') !== 'alert')
            heard.lateBorn.push(words(region));
      }
      const spoke = new Set<Element>();
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (region != null && !born.has(region)) spoke.add(region);
      }
      for (const region of spoke) if (words(region) !== '') heard.said.push(words(region));
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Waits until a live region that was there before has said this. */
export async function hears(page: Page, words: RegExp): Promise<void> {
  // A region may say more than one thing at once.
  const sought = words.source.replace(/^\^/, '');
  try {
    await page.waitForFunction(
      (source) => window.vidiHeard?.said.some((one) => new RegExp(source).test(one)),
      sought,
      { timeout: 20_000 },
    );
  } catch {
    const said = await page.evaluate(() => window.vidiHeard?.said);
    throw new Error(`nobody heard "${sought}", but ${JSON.stringify(said)}`);
  }
}

/** What came together with its region, since `listen`. */
export function lateBorn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...new Set(window.vidiHeard?.lateBorn)]);
}
