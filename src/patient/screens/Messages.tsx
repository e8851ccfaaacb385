import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { momentIn, unbroken } from '../moments.ts';
import type { EntryTrouble, PageState } from '../pageState.ts';
import { Heading } from '../parts/Heading.tsx';
import type { Ending } from '../screen.ts';

/** A plain page: what is, then what to do. */
function Message({ title, children }: { title: string; children: readonly string[] }) {
  return (
    <>
      <Heading>{title}</Heading>
      {children.map((text) => (
        <p className="lead" key={text}>
          {text}
        </p>
      ))}
    </>
  );
}

export function Opening() {
  const { t } = useTranslation();
  return <Message title={t('opening.title')}>{[t('opening.text')]}</Message>;
}

/** The page cannot show a visit; no word tells whether a booking exists. */
export function Trouble({ why }: { why: EntryTrouble }) {
  const { t } = useTranslation();
  return <Message title={t(`${why}.title`)}>{[t(`${why}.text`)]}</Message>;
}

/** This tab has lost the place: another tab or device has it, or the link was replaced. */
export function Stopped({ why }: { why: NonNullable<PageState['stopped']> }) {
  const { t } = useTranslation();
  const words = { otherTab: 'otherTab', otherDevice: 'tookOver', revoked: 'wrongLink', over: 'over' }[why];
  return <Message title={t(`${words}.title`)}>{[t(`${words}.text`)]}</Message>;
}

export function TooEarly({ view, now, tested }: { view: PatientView; now: number; tested: boolean }) {
  const { t, i18n } = useTranslation();
  const time = momentIn(view.start, now, view.zone, i18n.language);
  return (
    <Message title={t('tooEarly.title')}>
      {[
        t('tooEarly.text', { name: view.clinician.name, time }),
        t(tested ? 'tooEarly.tested' : 'tooEarly.testNow'),
      ]}
    </Message>
  );
}

export function Left({ view }: { view: PatientView }) {
  const { t } = useTranslation();
  return <Message title={t('left.title')}>{[t('left.text', { name: view.clinician.name })]}</Message>;
}

/** How a visit can end, each in its own words. */
export function Ended({ ending, view, now }: { ending: Ending; view: PatientView; now: number }) {
  const { t, i18n } = useTranslation();
  const { name } = view.clinician;
  const { phone } = view.clinic;
  switch (ending) {
    case 'finished':
      return <Message title={t('finished.title')}>{[t('finished.text'), t('finished.questions')]}</Message>;
    case 'physical':
      return <Message title={t('physical.title')}>{[t('physical.text', { name })]}</Message>;
    case 'cancelled': {
      const time = momentIn(view.start, now, view.zone, i18n.language);
      return <Message title={t('cancelled.title')}>{[t('cancelled.text', { time })]}</Message>;
    }
    case 'missed':
      return <Message title={t('missed.title')}>{[t('missed.text')]}</Message>;
    case 'over':
      return <Message title={t('over.title')}>{[t('over.text')]}</Message>;
    case 'unconfirmed':
      return (
        <Message title={t('unconfirmed.title')}>
          {[phone ? t('unconfirmed.text', { phone: unbroken(phone) }) : t('unconfirmed.textWithoutPhone')]}
        </Message>
      );
  }
}
