import { type ReactNode, useCallback, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { momentIn } from './moments.ts';
import { Frame } from './parts/Frame.tsx';
import { useCameraCount } from './parts/useCameraCount.ts';
import { useLastPicture } from './parts/useLastPicture.ts';
import { useNow } from './parts/useNow.ts';
import { callPhase, screenOf } from './screen.ts';
import { Call } from './screens/Call.tsx';
import { Check } from './screens/Check.tsx';
import { CutOff, WayBack } from './screens/CutOff.tsx';
import { Ended, Left, Opening, Stopped, TooEarly, Trouble } from './screens/Messages.tsx';
import { Alone, Place, Who } from './screens/Questions.tsx';
import { Waiting } from './screens/Waiting.tsx';
import { Welcome } from './screens/Welcome.tsx';
import type { VisitPage } from './visitPage.ts';

/** Chooses the screen and hands each its data and callbacks. */
export function App({ page }: { page: VisitPage }) {
  const { t, i18n } = useTranslation();
  const state = useSyncExternalStore(page.subscribe, () => page.state);
  const media = useSyncExternalStore(page.media.subscribe, () => page.media.state);
  const readings = useSyncExternalStore(page.check.subscribe, () => page.check.readings);
  const { hearing } = page.check.findings;
  const now = useNow(
    useCallback(() => page.now(), [page]),
    500,
  );
  const cameras = useCameraCount(page.media);
  const watchMicrophone = useCallback(
    (stream: MediaStream, onLevel: (level: number) => void) => page.check.watchMicrophone(stream, onLevel),
    [page],
  );
  const [lastPicture, setLastPicture] = useLastPicture();
  const shown = screenOf(state);
  const { view } = state;

  useEffect(() => {
    document.title = view
      ? t('titleAt', { time: momentIn(view.start, view.start, view.zone, i18n.language) })
      : t('title');
  }, [t, i18n.language, view]);

  const clinic = view?.clinic ?? state.clinic;
  const waitingForLine = view && !state.online ? `${t('offline.title')}. ${t('offline.text')}` : null;
  const frame = (key: string, content: ReactNode, actions?: ReactNode) => (
    <Frame key={key} clinic={clinic} notice={waitingForLine} actions={actions}>
      {content}
    </Frame>
  );
  const check = (asQuestion: boolean) => (
    <Check
      media={media}
      readings={readings}
      hearing={hearing}
      asQuestion={asQuestion}
      watchMicrophone={watchMicrophone}
      onPlay={() => void page.check.playSound()}
      onHeard={(heard) => page.check.soundHeard(heard)}
      onDevicesAgain={() => void page.media.open()}
      onNetworkAgain={() => void page.check.runNetwork()}
    />
  );
  const back = (
    <button type="button" className="quiet" onClick={() => page.previousStep()}>
      {t('back')}
    </button>
  );

  switch (shown.screen) {
    case 'opening':
      return frame('opening', <Opening />);
    case 'trouble':
      return frame(
        `trouble-${shown.why}`,
        <Trouble why={shown.why} />,
        shown.why === 'version' && (
          <button type="button" className="main" onClick={() => location.reload()}>
            {t('version.reload')}
          </button>
        ),
      );
    case 'stopped':
      return (
        <Frame key="stopped" clinic={clinic} actions={shown.why === 'otherTab' && thisTabButton(page, t)}>
          <Stopped why={shown.why} />
        </Frame>
      );
    case 'tooEarly':
      return frame(
        'tooEarly',
        <TooEarly view={shown.view} now={now} tested={state.tested} />,
        <button type="button" className="main" onClick={() => page.setTesting(true)}>
          {t('tooEarly.test')}
        </button>,
      );
    case 'testBefore':
    case 'testAgain':
      return frame(
        shown.screen,
        check(false),
        <button type="button" className="main" onClick={() => page.setTesting(false)}>
          {t(shown.screen === 'testBefore' ? 'check.done' : 'waiting.toWaitingRoom')}
        </button>,
      );
    case 'step':
      switch (shown.step) {
        case 'welcome':
          return frame(
            'welcome',
            <Welcome view={shown.view} now={now} />,
            <button type="button" className="main" onClick={() => page.nextStep()}>
              {t('continue')}
            </button>,
          );
        case 'who':
          return frame(
            'who',
            <Who
              view={shown.view}
              onAnswer={(whoAmI) => {
                page.answer({ whoAmI });
                page.nextStep();
              }}
            />,
            back,
          );
        case 'place':
          return frame(
            'place',
            <Place
              view={shown.view}
              onAnswer={(answers) => {
                page.answer(answers);
                page.nextStep();
              }}
            />,
            <>
              <button type="submit" form="question" className="main">
                {t('continue')}
              </button>
              {back}
            </>,
          );
        case 'alone':
          return frame(
            'alone',
            <Alone
              onAnswer={(room) => {
                page.answer({ room });
                page.nextStep();
              }}
            />,
            back,
          );
        case 'check': {
          const mute = readings.microphone.state === 'trouble' && readings.microphone.trouble !== 'silent';
          return frame(
            'check',
            check(true),
            <>
              <p id="locked" className="hint" role="status">
                {mute ? t('check.locked') : ''}
              </p>
              <button
                type="button"
                className="main"
                disabled={mute || readings.microphone.state === 'untested'}
                aria-describedby="locked"
                onClick={() => page.enterWaitingRoom()}
              >
                {t('check.toWaitingRoom')}
              </button>
              <div className="pair">
                {back}
                <button type="button" className="quiet" onClick={() => page.enterWaitingRoom()}>
                  {t('check.skip')}
                </button>
              </div>
            </>,
          );
        }
      }
      break;
    case 'waiting':
      return frame(
        'waiting',
        <Waiting view={shown.view} media={media} network={readings.network} now={now} />,
        <button type="button" className="second" onClick={() => page.setTesting(true)}>
          {t('waiting.testAgain')}
        </button>,
      );
    case 'call': {
      const phase = callPhase(state, now - state.clockOffset);
      if (phase === 'cutOff' || phase === 'slow')
        return frame(
          'cutOff',
          <CutOff view={shown.view} everConnected={phase === 'cutOff'} lastPicture={lastPicture} />,
          <WayBack view={shown.view} onReturn={() => page.returnToCall()} />,
        );
      return (
        <Call
          page={state}
          view={shown.view}
          phase={phase}
          media={media}
          cameras={cameras}
          onMicrophone={(on) => page.switchMicrophone(on)}
          onCamera={(on) => page.switchCamera(on)}
          onFlip={() => void page.flipCamera()}
          onLeave={() => page.leave()}
          onNoDocument={() => page.sayNoDocument()}
          lastPicture={lastPicture}
          onLastPicture={setLastPicture}
        />
      );
    }
    case 'left':
      return frame(
        'left',
        <Left view={shown.view} />,
        <WayBack view={shown.view} onReturn={() => page.returnToCall()} />,
      );
    case 'ending':
      return frame(`ending-${shown.ending}`, <Ended ending={shown.ending} view={shown.view} now={now} />);
  }
}

function thisTabButton(page: VisitPage, t: (key: string) => string): ReactNode {
  return (
    <button type="button" className="main" onClick={() => page.useThisTab()}>
      {t('otherTab.use')}
    </button>
  );
}
