import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { canChooseSpeaker } from '../call/speakerChoice.ts';
import type { PatientView } from '../shared/contracts/hub.ts';
import type { Installing } from './installing.ts';
import { momentIn } from './moments.ts';
import { Bars } from './parts/Bars.tsx';
import { CopyLink } from './parts/CopyLink.tsx';
import { Frame } from './parts/Frame.tsx';
import { useDeviceListings } from './parts/useDeviceListings.ts';
import { useLastPicture } from './parts/useLastPicture.ts';
import { useNow } from './parts/useNow.ts';
import { useWakeLock } from './parts/useWakeLock.ts';
import { callPhase, screenOf, staysLit } from './screen.ts';
import { Before } from './screens/Before.tsx';
import { ByPhone } from './screens/ByPhone.tsx';
import { Call } from './screens/Call.tsx';
import { Check } from './screens/Check.tsx';
import { CutOff, WayBack, WillRing } from './screens/CutOff.tsx';
import {
  Ended,
  Left,
  Opening,
  ringsAfter,
  ringsOver,
  Stopped,
  Trouble,
  WaitsForPlace,
} from './screens/Messages.tsx';
import { OpenElsewhere } from './screens/OpenElsewhere.tsx';
import { Prepare } from './screens/Prepare.tsx';
import { useStep } from './screens/Steps.tsx';
import { Waiting } from './screens/Waiting.tsx';
import type { Viewfinder } from './stills/documentStills.ts';
import type { VisitPage } from './visitPage.ts';

/** Chooses the screen and hands each its data and callbacks. */
export function App({ page, installing }: { page: VisitPage; installing: Installing }) {
  const { t, i18n } = useTranslation();
  const state = useSyncExternalStore(page.subscribe, () => page.state);
  const media = useSyncExternalStore(page.media.subscribe, () => page.media.state);
  const readings = useSyncExternalStore(page.check.subscribe, () => page.check.readings);
  const canInstall = useSyncExternalStore(installing.subscribe, () => installing.offered);
  const now = useNow(
    useCallback(() => page.now(), [page]),
    500,
  );
  const listings = useDeviceListings(page.media);
  const speaker = useSyncExternalStore(page.speaker.subscribe, () => page.speaker.state);
  // Of which list the answer is to be changed: the question to another one is a new one.
  const [askedAgain, setAskedAgain] = useState<number | null>(null);
  const watchMicrophone = useCallback(
    (stream: MediaStream, onLevel: (level: number) => void) => page.check.watchMicrophone(stream, onLevel),
    [page],
  );
  const holdDocument = useCallback((seen: Viewfinder | null) => page.holdDocument(seen), [page]);
  const [lastPicture, setLastPicture] = useLastPicture();
  const askRoomAgain = (): void => setAskedAgain(state.view?.inRoom?.seq ?? null);
  const shown = screenOf(state);
  const { view } = state;
  useWakeLock(staysLit(shown));

  useEffect(() => {
    document.title = view
      ? t('titleAt', { time: momentIn(view.start, view.start, view.zone, i18n.language) })
      : t('title');
  }, [t, i18n.language, view]);

  const bars = (
    <Bars
      page={state}
      onLetInDevice={() => page.letInDevice()}
      onKeepPlace={() => page.keepPlace()}
      roomAgain={askedAgain !== null && askedAgain === view?.inRoom?.seq}
      onAskRoomAgain={askRoomAgain}
      onAnswerRoom={(ok) => {
        setAskedAgain(null);
        page.answerRoom(ok);
      }}
    />
  );
  const waitingForLine = view && !state.online ? `${t('offline.title')}. ${t('offline.text')}` : null;
  const clinic = view?.clinic ?? state.clinic;
  const frame = (
    key: string,
    content: ReactNode,
    actions?: ReactNode,
    { notice = waitingForLine, rings = false } = {},
  ) => (
    <Frame key={key} clinic={clinic} bars={bars} notice={notice} actions={actions} rings={rings}>
      {content}
    </Frame>
  );
  const check = (
    <Check
      media={media}
      readings={readings}
      hearing={page.check.findings.hearing}
      asQuestion={shown.screen === 'step'}
      watchMicrophone={watchMicrophone}
      onPlay={() => void page.check.playSound()}
      onHeard={(heard) => page.check.soundHeard(heard)}
      onDevicesAgain={() => void page.media.open()}
      onNetworkAgain={() => void page.check.runNetwork()}
      browser={page.inApp?.browser ?? null}
    />
  );
  const step = useStep(page, { now, readings, check });
  const button = (kind: 'main' | 'second', word: string, onClick: () => void) => (
    <button type="button" className={kind} onClick={onClick}>
      {word}
    </button>
  );
  const prepare = (at: PatientView) =>
    frame(
      'prepare',
      <Prepare
        view={at}
        now={now}
        onSend={(answers) => page.prepare(answers)}
        onDone={() => page.goAside(null)}
      />,
      <>
        <button type="submit" form="prepare" className="main">
          {t('prepare.send')}
        </button>
        <button type="button" className="quiet" onClick={() => page.goAside(null)}>
          {t('back')}
        </button>
      </>,
    );

  switch (shown.screen) {
    case 'opening':
      return frame('opening', <Opening />);
    case 'trouble':
      return frame(
        `trouble-${shown.why}`,
        <Trouble why={shown.why} phone={clinic?.phone} />,
        shown.why === 'version' && button('main', t('version.reload'), () => location.reload()),
        { rings: ringsOver(shown.why) },
      );
    case 'inApp':
      return frame(
        'inApp',
        <OpenElsewhere inApp={shown.inApp} />,
        <>
          <CopyLink browser={shown.inApp.browser} main />
          <button type="button" className="quiet" onClick={() => page.stayInApp()}>
            {t('inApp.stay')}
          </button>
        </>,
      );
    case 'waitsForPlace':
      return frame('waitsForPlace', <WaitsForPlace />);
    case 'stopped':
      return frame(
        'stopped',
        <Stopped why={shown.why} phone={clinic?.phone} />,
        shown.why === 'otherTab' && button('main', t('otherTab.use'), () => page.takeThisTab()),
        { notice: null, rings: ringsOver(shown.why) },
      );
    case 'before':
      return frame(
        'before',
        <Before
          view={shown.view}
          now={now}
          tested={state.tested}
          canInstall={canInstall}
          onTest={() => page.goAside('test')}
          onPrepare={() => page.goAside('prepare')}
          onInstall={() => installing.install()}
          onKnock={() => page.knock()}
        />,
      );
    case 'testBefore':
    case 'testAgain': {
      const word = t(shown.screen === 'testBefore' ? 'check.done' : 'waiting.toWaitingRoom');
      return frame(
        shown.screen,
        check,
        button('main', word, () => page.goAside(null)),
      );
    }
    case 'prepareBefore':
    case 'prepareWaiting':
      return prepare(shown.view);
    case 'step': {
      const { content, actions } = step(shown.step, shown.view);
      return frame(shown.step, content, actions);
    }
    case 'waiting':
      return frame(
        'waiting',
        <Waiting view={shown.view} media={media} network={readings.network} now={now} />,
        <div className="even">
          {button('second', t('waiting.testAgain'), () => page.goAside('test'))}
          {button('second', t('prepare.title'), () => page.goAside('prepare'))}
        </div>,
      );
    case 'call': {
      const phase = callPhase(state, now - state.clockOffset);
      if (phase === 'cutOff' || phase === 'slow' || phase === 'away')
        return frame(
          'cutOff',
          <CutOff view={shown.view} phase={phase} lastPicture={lastPicture} />,
          phase === 'away' ? (
            <WillRing view={shown.view} />
          ) : (
            <WayBack view={shown.view} onReturn={() => page.returnToCall()} />
          ),
        );
      return (
        <Call
          page={state}
          view={shown.view}
          phase={phase}
          media={media}
          devices={{
            listings,
            speaker: canChooseSpeaker() ? speaker.id : null,
            onCamera: ({ id }) => void page.media.choose({ camera: id }),
            onMicrophone: ({ id }) => void page.media.choose({ microphone: id }),
            onSpeaker: (device) => page.speaker.choose(device),
          }}
          lostSpeaker={speaker.lost}
          onSwitchedSeen={() => page.media.seenSwitched()}
          onAskRoomAgain={askRoomAgain}
          bars={bars}
          onMicrophone={(on) => page.switchMicrophone(on)}
          onCamera={(on) => page.switchCamera(on)}
          onFlip={() => void page.flipCamera()}
          onLeave={() => page.leave()}
          onNoDocument={() => page.sayNoDocument()}
          onViewfinder={holdDocument}
          lastPicture={lastPicture}
          onLastPicture={setLastPicture}
        />
      );
    }
    case 'phone':
      return frame('phone', <ByPhone view={shown.view} />);
    case 'left':
      return frame(
        'left',
        <Left view={shown.view} />,
        <WayBack view={shown.view} onReturn={() => page.returnToCall()} />,
      );
    case 'ending':
      return frame(
        `ending-${shown.ending}`,
        <Ended ending={shown.ending} view={shown.view} now={now} onKnock={() => page.knock()} />,
        null,
        { rings: ringsAfter(shown.ending) },
      );
  }
}
