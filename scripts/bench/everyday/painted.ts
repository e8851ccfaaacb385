/**
 * Runs in the page: a promise (in an object, so that it is not awaited) of when the row's new state has been drawn, in ms
 * since 1970.
 */
export function whenChanged(row: Element): { readonly at: Promise<number> } {
  const before = row.textContent;
  const at = new Promise<number>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('not painted in time')), 10_000);
    const watcher = new MutationObserver(() => {
      if (row.textContent === before) return;
      watcher.disconnect();
      clearTimeout(limit);
      const { port1, port2 } = new MessageChannel();
      // A message posted in a frame's first moment is received when that frame has been drawn.
      port2.onmessage = () => resolve(performance.timeOrigin + performance.now());
      requestAnimationFrame(() => port1.postMessage(null));
    });
    watcher.observe(row, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  return { at };
}
