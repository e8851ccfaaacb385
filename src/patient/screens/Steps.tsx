import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import type { DeviceReadings } from '../deviceCheck.ts';
import type { Step } from '../pageState.ts';
import type { VisitPage } from '../visitPage.ts';
import { Place } from './Place.tsx';
import { Alone, Who } from './Questions.tsx';
import { Welcome } from './Welcome.tsx';

/** One screen of the way in: what it shows, and its buttons in the thumb's reach. */
export interface StepScreen {
  readonly content: ReactNode;
  readonly actions: ReactNode;
}

/** The questions on the way in, one a screen; the device check is the last. */
export function useStep(
  page: VisitPage,
  given: { readonly now: number; readonly readings: DeviceReadings; readonly check: ReactNode },
): (step: Step, view: PatientView) => StepScreen {
  const { t } = useTranslation();
  const back = (
    <button type="button" className="quiet" onClick={() => page.previousStep()}>
      {t('back')}
    </button>
  );
  const answered = (answers: Parameters<VisitPage['answer']>[0]): void => {
    page.answer(answers);
    page.nextStep();
  };
  return (step, view) => {
    switch (step) {
      case 'welcome':
        return {
          content: <Welcome view={view} now={given.now} />,
          actions: (
            <button type="button" className="main" onClick={() => page.nextStep()}>
              {t('continue')}
            </button>
          ),
        };
      case 'who':
        return { content: <Who view={view} onAnswer={(whoAmI) => answered({ whoAmI })} />, actions: back };
      case 'place':
        return {
          content: <Place view={view} onAnswer={answered} />,
          actions: (
            <>
              <button type="submit" form="question" className="main">
                {t('continue')}
              </button>
              {back}
            </>
          ),
        };
      case 'alone':
        return { content: <Alone onAnswer={(room) => answered({ room })} />, actions: back };
      case 'check':
        return {
          content: given.check,
          actions: <CheckActions readings={given.readings} page={page} back={back} />,
        };
    }
  };
}

/** Onward only with a microphone; whoever cannot get it to work may skip the test. */
function CheckActions({
  readings,
  page,
  back,
}: {
  readings: DeviceReadings;
  page: VisitPage;
  back: ReactNode;
}) {
  const { t } = useTranslation();
  const { microphone } = readings;
  const mute = microphone.state === 'trouble' && microphone.trouble !== 'silent';
  return (
    <>
      <p id="locked" className="hint" role="status">
        {mute ? t('check.locked') : ''}
      </p>
      <button
        type="button"
        className="main"
        disabled={mute || microphone.state === 'untested'}
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
    </>
  );
}
