import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { mayKnock } from '../knocking.ts';
import { momentSaid, unbroken } from '../moments.ts';
import type { EntryTrouble, PageState } from '../pageState.ts';
import { Heading } from '../parts/Heading.tsx';
import { Ring, With112 } from '../parts/Ring.tsx';
import type { Ending } from '../screen.ts';
import { Knock } from './Knock.tsx';

/** A plain page: what is, then what to do. */
function Message({ title, children }: { title: string; children: readonly string[] }) {
  return (
    <>
      <Heading>{title}</Heading>
      {children.map((text) => (
        <p className="lead" key={text}>
          <With112 text={text} />
        </p>
      ))}
    </>
  );
}

export function Opening() {
  const { t } = useTranslation();
  return <Message title={t('opening.title')}>{[t('opening.text')]}</Message>;
}

/** Troubles that only the clinic can help out of: its number is a button under the words. */
export const ringsOver = (why: EntryTrouble | NonNullable<PageState['stopped']>): boolean =>
  why === 'wrongLink' || why === 'over' || why === 'revoked';

/** The page cannot show a visit; no word tells whether a booking exists. */
export function Trouble({ why, phone }: { why: EntryTrouble; phone: string | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <Message title={t(`${why}.title`)}>{[t(`${why}.text`)]}</Message>
      {ringsOver(why) && <Ring phone={phone} />}
    </>
  );
}

/** Another device has the visit; this one is let in from there or by the clinic, and needs to do nothing. */
export function WaitsForPlace() {
  const { t } = useTranslation();
  return <Message title={t('otherDevice.title')}>{[t('otherDevice.text')]}</Message>;
}

/** This tab has lost the place: another tab or device has it, or the link was replaced. */
export function Stopped({
  why,
  phone,
}: {
  why: NonNullable<PageState['stopped']>;
  phone: string | undefined;
}) {
  const { t } = useTranslation();
  const words = { otherTab: 'otherTab', otherDevice: 'tookOver', revoked: 'revoked', over: 'over' }[why];
  return (
    <>
      <Message title={t(`${words}.title`)}>{[t(`${words}.text`)]}</Message>
      {ringsOver(why) && <Ring phone={phone} />}
    </>
  );
}

export function Left({ view }: { view: PatientView }) {
  const { t } = useTranslation();
  return <Message title={t('left.title')}>{[t('left.text', { name: view.clinician.name })]}</Message>;
}

/** Ends after which the clinic is to be rung, not only may be. */
export const ringsAfter = (ending: Ending): boolean => ending !== 'finished';

interface EndedProps {
  readonly ending: Ending;
  readonly view: PatientView;
  readonly now: number;
  readonly onKnock: () => Promise<boolean>;
}

/** How a visit can end, each in its own words, and the way to ring. */
export function Ended(props: EndedProps) {
  const { ending, view, now } = props;
  return (
    <>
      <EndedWords {...props} />
      {ringsAfter(ending) && (
        <Ring phone={view.clinic.phone} kind={ending === 'physical' ? 'second' : 'main'} />
      )}
      {ending === 'over' && mayKnock(view, now) && <Knock view={view} now={now} onKnock={props.onKnock} />}
    </>
  );
}

function EndedWords({ ending, view, now }: EndedProps) {
  const { t, i18n } = useTranslation();
  const { name } = view.clinician;
  const { phone } = view.clinic;
  switch (ending) {
    case 'finished':
      return <Finished />;
    case 'physical':
      return <Message title={t('physical.title')}>{[t('physical.text', { name }), t('worse')]}</Message>;
    case 'cancelled': {
      const when = momentSaid(t, view.start, now, view.zone, i18n.language);
      return <Message title={t('cancelled.title')}>{[t('cancelled.text', { when }), t('worse')]}</Message>;
    }
    case 'missed':
      return <Message title={t('missed.title')}>{[t('missed.text'), t('worse')]}</Message>;
    case 'over':
      return <Message title={t('over.title')}>{[t('over.text'), t('worse')]}</Message>;
    case 'unconfirmed':
      return (
        <Message title={t('unconfirmed.title')}>
          {[
            phone ? t('unconfirmed.text', { phone: unbroken(phone) }) : t('unconfirmed.textWithoutPhone'),
            t('unconfirmed.danger'),
          ]}
        </Message>
      );
  }
}

/** The visit is over: what comes of it, and when to ring. */
function Finished() {
  const { t } = useTranslation();
  return (
    <>
      <Heading>{t('finished.title')}</Heading>
      <p className="lead">{t('finished.text')}</p>
      <h2>{t('finished.next')}</h2>
      <ul className="next">
        <li>{t('finished.note')}</li>
        <li>{t('finished.planned')}</li>
        <li>{t('finished.fee')}</li>
      </ul>
      <p>
        <With112 text={t('worse')} />
      </p>
    </>
  );
}
