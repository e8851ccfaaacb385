import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './global.css';
import { createRoot } from 'react-dom/client';
import { currentSettings, startSettings } from '../ipc/session.ts';
import { guardKeys } from '../keys/lockedKeys.ts';
import { askSeat, followSeat, useSeat } from '../seat/seat.ts';
import { App } from './App.tsx';
import { followClosing } from './closing.ts';
import { startWords } from './i18n.ts';
import { beginAnew, lookAgain, restVisit } from './locking.ts';
import { shareNonce } from './nonce.ts';
import { followNotices } from './notices.ts';
import { StartFailed } from './StartFailed.tsx';
import { sitDown } from './sitting.ts';
import { Themed } from './Themed.tsx';

/** Composes the renderer: words, who sits here, stores, then the first view. */
async function start(): Promise<void> {
  const container = document.getElementById('root');
  if (container === null) throw new Error('index.html holds no #root');
  shareNonce();
  guardKeys();
  const root = createRoot(container);
  followNotices();
  followClosing();
  followSeat({ onLocked: () => void restVisit(), onUnlocked: lookAgain, onLeft: beginAnew });
  const [unread, unknown] = await Promise.all([startSettings(), askSeat('session.read', {})]);
  const refused = unread ?? unknown;
  await startWords(unread === null ? currentSettings().language : 'sv');
  if (refused !== null) {
    root.render(
      <Themed scheme="auto">
        <StartFailed refusal={refused} />
      </Themed>,
    );
    return;
  }
  if (useSeat.getState()?.state === 'open') await sitDown();
  root.render(<App />);
}

void start();
