import { IconCalendar, IconDeviceMobile, IconPencil, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { type Instant, localDateOf } from '../../shared/domain/time.ts';
import { capitalized } from '../../shared/i18n/capitalized.ts';
import { calendarFile } from '../calendar.ts';
import { mayKnock } from '../knocking.ts';
import { dialled, momentIn, momentSaid, unbroken } from '../moments.ts';
import { Advice } from '../parts/Advice.tsx';
import { HandedOver } from '../parts/HandedOver.tsx';
import { Heading } from '../parts/Heading.tsx';
import { saveFile } from '../parts/saveFile.ts';
import { Task } from '../parts/Task.tsx';
import { useClinician } from '../parts/useClinician.ts';
import type { TestOutcome } from '../testOutcome.ts';
import { Knock } from './Knock.tsx';

export interface BeforeProps {
  readonly view: PatientView;
  readonly now: number;
  readonly tested: TestOutcome | null;
  readonly canInstall: boolean;
  readonly onTest: () => void;
  readonly onPrepare: () => void;
  readonly onInstall: () => void;
  readonly onKnock: () => Promise<boolean>;
}

/** The visit's home from the invitation on: who, when, what to do beforehand, what it costs, how to cancel. */
export function Before(props: BeforeProps) {
  const { view, now } = props;
  const { t, i18n } = useTranslation();
  const { clinic, start, zone } = view;
  const clinician = useClinician(view);
  const moment = momentIn(start, now, zone, i18n.language);
  const isToday = localDateOf(start, zone) === localDateOf(now as Instant, zone);
  return (
    <>
      <Heading>{t('before.title')}</Heading>
      <p className="lead">{t('welcome.invites', clinician)}</p>
      <HandedOver view={view} />
      <dl className="facts">
        <div>
          <dt>{t('welcome.time')}</dt>
          <dd className="num when">
            {capitalized(isToday ? t('before.today', { time: moment }) : moment, i18n.language)}
          </dd>
        </div>
      </dl>
      <p>{t('before.come')}</p>
      {mayKnock(view, now) && <Knock view={view} now={now} onKnock={props.onKnock} />}
      <Tasks {...props} />
      <Advice title={t('advice.title')} which={['charge', 'network', 'quiet', 'document', 'headset']} />
      <section className="words">
        <h2>{t('before.cost')}</h2>
        <p>{t('before.costText')}</p>
        <h2>{t('before.cancel')}</h2>
        <p>
          {clinic.phone ? (
            <>
              {t('before.cancelText')}{' '}
              <a className="num" href={`tel:${dialled(clinic.phone)}`}>
                {unbroken(clinic.phone)}
              </a>
            </>
          ) : (
            t('before.cancelWithoutPhone')
          )}
        </p>
      </section>
    </>
  );
}

function Tasks({ view, now, tested, canInstall, onTest, onPrepare, onInstall }: BeforeProps) {
  const { t, i18n } = useTranslation();
  const { clinician, preparedAt, zone } = view;
  const said = preparedAt && momentSaid(t, preparedAt, now, zone, i18n.language);
  return (
    <section className="tasks">
      <h2>{t('before.doNow')}</h2>
      <Task
        icon={<IconVideo aria-hidden="true" />}
        title={t('before.test')}
        text={t(testWords[tested ?? 'not'])}
        tone={tested === 'trouble' ? 'warn' : undefined}
        done={tested === 'well'}
        onClick={onTest}
      />
      <Task
        icon={<IconPencil aria-hidden="true" />}
        title={t('prepare.title')}
        text={said ? t('prepare.sent', { when: said }) : t('prepare.why', clinician)}
        done={said !== null}
        onClick={onPrepare}
      />
      <Task
        icon={<IconCalendar aria-hidden="true" />}
        title={t('before.calendar')}
        text={t('before.calendarWhy')}
        onClick={() => saveFile('videobesok.ics', 'text/calendar', calendarOf(view, now, t))}
      />
      {canInstall && (
        <Task
          icon={<IconDeviceMobile aria-hidden="true" />}
          title={t('before.install')}
          text={t('before.installWhy')}
          onClick={onInstall}
        />
      )}
    </section>
  );
}

const testWords = {
  not: 'before.testWhy',
  well: 'before.testedWell',
  weakNetwork: 'before.testedWeakNetwork',
  partly: 'before.testedPartly',
  trouble: 'before.testedTrouble',
} as const;

function calendarOf(
  { start, end, clinic }: PatientView,
  now: number,
  t: (key: string, values?: Record<string, string>) => string,
): string {
  return calendarFile({
    uid: v7(),
    now: now as Instant,
    start,
    end,
    summary: t('title'),
    text: clinic.phone ? t('calendar.textWithPhone', { phone: clinic.phone }) : t('calendar.text'),
  });
}
