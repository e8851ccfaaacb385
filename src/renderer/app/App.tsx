import { useViewportSize } from '@mantine/hooks';
import { useEffect } from 'react';
import { wallClock } from '../../shared/domain/time.ts';
import { HelpCalls } from '../features/actions/HelpCalls.tsx';
import { BookingDialog } from '../features/bookings/BookingDialog.tsx';
import { useCallSession } from '../features/call/useCallSession.ts';
import { useArrivals } from '../features/queue/useArrivals.ts';
import { useDay, useTodayOpen } from '../features/queue/useDay.ts';
import { PersonSettings } from '../features/session/PersonSettings.tsx';
import { SeatDialog } from '../features/session/SeatDialog.tsx';
import { useAlive } from '../features/session/useAlive.ts';
import { SettingsView } from '../features/settings/SettingsView.tsx';
import { useAbout, useSettings } from '../ipc/session.ts';
import { useSeat } from '../seat/seat.ts';
import { useVisitStore } from '../visit/visitStore.ts';
import classes from './App.module.css';
import { ConnectionWord } from './ConnectionWord.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { useCallGoingOn, useTalking } from './callGoesOn.ts';
import { Day, DayButton } from './Day.tsx';
import { Gate } from './Gate.tsx';
import { speak } from './i18n.ts';
import { lockNow } from './locking.ts';
import { NoticeWord } from './NoticeWord.tsx';
import { Palette } from './palette/Palette.tsx';
import { usePlace } from './place.ts';
import { Themed } from './Themed.tsx';
import { PracticeMark, SettingsButton, TopBar } from './TopBar.tsx';
import { useAppActions } from './useAppActions.ts';
import { useDayPlace } from './useDayPlace.ts';
import { useResume } from './useResume.ts';
import { useSeatActions } from './useSeatActions.ts';
import { Visit } from './Visit.tsx';
import { chosenVisit, visitView } from './visitView.ts';
import { compactBelow, oneColumnBelow } from './widths.ts';

/** The window: theme and language of the settings, then bar, day and visit. */
export function App() {
  const { theme, language } = useSettings();
  useEffect(() => speak(language), [language]);
  return (
    <Themed scheme={theme === 'system' ? 'auto' : theme}>
      <CrashGuard>
        <Gate>
          <Window />
        </Gate>
      </CrashGuard>
    </Themed>
  );
}

function Window() {
  useTodayOpen();
  useCallSession();
  const arrivals = useArrivals();
  const day = useDay();
  useResume(day.day.state === 'open', day.rows);
  const open = useVisitStore((store) => store.open);
  const show = useVisitStore((store) => store.show);
  const { place, keysAsked, toggleSettings } = usePlace();
  useAppActions();
  useSeatActions();
  const call = useCallGoingOn();
  const talking = useTalking();
  useAlive(
    talking,
    useSeat((seat) => seat?.state === 'open'),
  );
  const { width } = useViewportSize();
  const { practice, clinic } = useAbout();
  const callAt = call === null ? null : wallClock(call, clinic.zone);

  const shown = visitView(open, day.rows, day.next);
  const inVisit = shown.view !== 'waiting' && shown.view !== 'loading' && shown.view !== 'failed';
  // Beside a picture the palette stands over the note (VisitLayout).
  const besidePicture = place === 'visits' && (shown.view === 'call' || shown.view === 'review');
  const dayPlace = useDayPlace(inVisit);
  const compact = width > 0 && width < compactBelow;
  // Bar and head become one row (screens 09); while settings lie over it, the bar is the way back.
  const barIsHead = compact && inVisit && place === 'visits';
  const dayButton = <DayButton count={day.waitingCount} onOpen={dayPlace.toggle} />;

  return (
    <div className={classes.window}>
      {!barIsHead && (
        <TopBar brief={compact} before={width > 0 && width < oneColumnBelow ? dayButton : null} />
      )}
      <HelpCalls />
      <div className={classes.body}>
        <Day
          view={day}
          chosen={chosenVisit(open)}
          place={dayPlace}
          onOpen={(visitId) => {
            if (place === 'settings') toggleSettings();
            void show(visitId);
          }}
        />
        <main className={classes.main}>
          {place === 'settings' && (
            <SettingsView
              keysAsked={keysAsked}
              person={<PersonSettings callAt={callAt} />}
              onClose={toggleSettings}
            />
          )}
          {/* Kept while settings lie over it: the call's sound and the text being written live there. */}
          <div className={classes.visits} hidden={place === 'settings'}>
            <Visit
              shown={shown}
              day={day}
              before={compact ? dayButton : null}
              notice={barIsHead ? <NoticeWord brief /> : null}
              after={
                compact ? (
                  <>
                    {practice && <PracticeMark brief />}
                    <ConnectionWord brief />
                    <SettingsButton />
                  </>
                ) : null
              }
            />
          </div>
          {!besidePicture && <Palette floating />}
        </main>
      </div>
      <BookingDialog />
      <SeatDialog callAt={callAt} onLock={() => void lockNow()} />
      <div className="v-sr" role="status" aria-live="polite">
        {arrivals}
      </div>
    </div>
  );
}
