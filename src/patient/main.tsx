import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { Instant } from '../shared/domain/time.ts';
import { App } from './App.tsx';
import { inAppOf } from './inApp.ts';
import { Installing } from './installing.ts';
import { readKept } from './keptInTab.ts';
import { readFragment } from './link.ts';
import { keepShell } from './shell/keepShell.ts';
import './styles/tokens.css';
import './styles/page.css';
import './styles/pictures.css';
import './styles/before.css';
import './styles/tooOld.css';
import './styles/questions.css';
import './styles/call.css';
import './styles/showId.css';
import { VisitPage } from './visitPage.ts';
import { startWords } from './words.ts';

// Too old a browser has its own words already (shell/oldBrowser.js).
if (document.documentElement.dataset.tooOld === undefined) await openPage();

/** The composition root of the patient's page. */
async function openPage(): Promise<void> {
  const installing = new Installing();
  installing.listen(window);
  const page = new VisitPage({
    clock: () => Date.now() as Instant,
    link: readFragment(location.hash),
    kept: readKept(),
    inApp: inAppOf(navigator.userAgent, isOnHomeScreen()),
  });
  // The way to the hub takes longest: it is asked before words are made ready and anything is drawn.
  void page.start();
  const words = await startWords();
  const root = document.getElementById('root');
  if (root)
    createRoot(root).render(
      <I18nextProvider i18n={words}>
        <App page={page} installing={installing} />
      </I18nextProvider>,
    );
  keepShell();

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') page.comesToFront();
  });
  window.addEventListener('online', () => page.wake());
  window.addEventListener('pagehide', () => page.pageHides());
  // Out of the back-forward cache sockets and peers are dead: begin again, the session is in the cookie.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  // Another link opened in the same tab changes the fragment only.
  window.addEventListener('hashchange', () => {
    if (readFragment(location.hash).state !== 'none') location.reload();
  });
}

function isOnHomeScreen(): boolean {
  const { standalone } = navigator as Navigator & { standalone?: boolean };
  return standalone === true || matchMedia('(display-mode: standalone)').matches;
}
