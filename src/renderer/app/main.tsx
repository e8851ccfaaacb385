import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './global.css';
import { createRoot } from 'react-dom/client';
import { followDay } from '../features/queue/dayStore.ts';
import { currentSettings, startSession } from '../ipc/session.ts';
import { followDrafts } from '../visit/draftStore.ts';
import { followFinishing } from '../visit/finishing.ts';
import { followVisit } from '../visit/visitStore.ts';
import { App } from './App.tsx';
import { startWords } from './i18n.ts';
import { shareNonce } from './nonce.ts';
import { followNotices } from './notices.ts';
import { StartFailed } from './StartFailed.tsx';
import { Themed } from './Themed.tsx';

/** Composes the renderer: words, session, stores, then the first view. */
async function start(): Promise<void> {
  const container = document.getElementById('root');
  if (container === null) throw new Error('index.html holds no #root');
  shareNonce();
  const root = createRoot(container);
  followNotices();
  const refused = await startSession();
  await startWords(refused === null ? currentSettings().language : 'sv');
  if (refused !== null) {
    root.render(
      <Themed scheme="auto">
        <StartFailed refusal={refused} />
      </Themed>,
    );
    return;
  }
  followDay();
  followVisit();
  followFinishing();
  followDrafts();
  root.render(<App />);
}

void start();
