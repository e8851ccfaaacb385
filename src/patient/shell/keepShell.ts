/**
 * Lets the browser keep the page's shell, so that the clinic's number is there without a network. Once the page has
 * loaded: it must not compete with it for a thin line.
 */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker.register('/sw.js').catch(() => {
      // A browser that keeps nothing: the page works, with a network.
    });
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
