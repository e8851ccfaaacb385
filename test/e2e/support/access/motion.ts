import type { Page } from 'playwright';

/** Everything that moves or fades although the system asks for no motion: longer than a hundredth of a millisecond. */
export function motionFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches)
      throw new Error('motion is not reduced here');
    const longestMs = 0.01;
    const named = (element: Element, pseudo: string) =>
      `${element.tagName.toLowerCase()}.${String(element.getAttribute('class') ?? '').replaceAll(' ', '.')}${pseudo}`;
    const longest = (times: string) =>
      Math.max(...times.split(',').map((time) => Number.parseFloat(time) * 1000));
    const faults = new Set<string>();
    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility()) continue;
      for (const pseudo of ['', '::before', '::after']) {
        const style = getComputedStyle(element, pseudo === '' ? undefined : pseudo);
        if (style.transitionProperty !== 'none' && longest(style.transitionDuration) > longestMs)
          faults.add(`${named(element, pseudo)} changes over ${style.transitionDuration}`);
        if (style.animationName !== 'none' && longest(style.animationDuration) > longestMs)
          faults.add(`${named(element, pseudo)} plays ${style.animationName}`);
      }
    }
    for (const animation of document.getAnimations()) {
      const end = animation.effect?.getComputedTiming().endTime;
      if (Number(end) > longestMs && animation.playState === 'running') {
        const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
        faults.add(`${target === null ? 'something' : named(target, '')} is moving`);
      }
    }
    return [...faults];
  });
}
