import { Button } from '@mantine/core';
import { IconReceipt, IconShieldCheck, IconUsers, IconVideo } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { feeAtMost } from '../../../shared/domain/fee.ts';
import { personsInOrder } from '../../../shared/domain/inRoom.ts';
import { personToIdentify } from '../../../shared/domain/participants.ts';
import { localDateOf, wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { usePanel } from '../../visit/panel.ts';
import { fullName } from '../../visit/personName.ts';
import { identityOf } from './missing.ts';
import classes from './Review.module.css';
import { useIdentityWords, useWhoseIdentity } from './useIdentityWords.ts';
import { usePresentWords } from './usePresentWords.ts';

/** What will stand with the note: identity, who was present, the fee, the contact type. */
export function Facts({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useTranslation(['closing', 'identity']);
  const about = useAbout();
  const { zone } = about.clinic;
  const identity = identityOf(visit);
  const identityWords = useIdentityWords()(identity);
  const whose = useWhoseIdentity()(personToIdentify(visit.participants)?.kind ?? 'patient');
  const fee = feeAtMost(visit.age, localDateOf(visit.start, zone), about.feeRules);
  const feeWords =
    fee === null
      ? t('closing:review.feeUnknown')
      : fee.ore === 0
        ? t('closing:review.feeNone')
        : t('closing:review.feeAtMost', { amount: fee.ore / 100 });
  const times =
    visit.openedAt === null
      ? ''
      : t('closing:review.times', {
          from: wallClock(visit.openedAt, zone),
          to: visit.endedAt === null ? '' : wallClock(visit.endedAt, zone),
        });
  return (
    <>
      <Fact
        sign={<IconShieldCheck size={18} stroke={1.7} aria-hidden="true" />}
        open={identity?.state !== 'decided' || identity.decision.outcome === 'unconfirmed'}
        heading={identityWords.heading}
        detail={`${identityWords.detail} ${whose}`.trim()}
      >
        {identity?.state === 'decided' && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => usePanel.getState().openPanel('identity')}
          >
            {t('closing:identity.change')}
          </Button>
        )}
      </Fact>
      <Fact
        sign={<IconUsers size={18} stroke={1.7} aria-hidden="true" />}
        heading={t('closing:review.present')}
        detail={usePresent(visit)}
      />
      <Fact
        sign={<IconReceipt size={18} stroke={1.7} aria-hidden="true" />}
        heading={t('closing:review.fee')}
        detail={feeWords}
      />
      <Fact
        sign={<IconVideo size={18} stroke={1.7} aria-hidden="true" />}
        heading={`${t('closing:review.contactType')} ${t(
          visit.channel === 'video' ? 'closing:review.video' : 'closing:review.phone',
        )}`}
        detail={times}
      />
    </>
  );
}

/** Who came, and what is known of their room; then the one who gave the care, and who sat there too. */
function usePresent(visit: VisitDetail): string {
  const { t } = useTranslation(['closing', 'identity']);
  const { principal } = useAbout();
  const words = usePresentWords();
  const came = visit.participants
    .filter((one) => one.cameAt !== null)
    .map((one) => {
      const person = visit.people.find((known) => known.participantId === one.id);
      const kind = t(`identity:kinds.${one.kind}`);
      const name = (person && fullName(person)) ?? kind;
      const who = one.kind === 'patient' || name === kind ? name : `${name} (${kind})`;
      return `${who}, ${words.room(one.readiness.room, one.roomConfirmed)}.`;
    });
  if (came.length === 0) return t('closing:review.nobodyCame');
  const told = visit.inRoom
    .filter(({ persons }) => personsInOrder(persons).length > 0)
    .map(({ persons, at, answer }) => words.withAuthor({ persons, at, ok: answer?.ok ?? null }));
  return [...came, `${principal.name}, ${principal.title}.`, ...told].join(' ');
}

interface FactProps {
  readonly sign: ReactNode;
  readonly heading: string;
  readonly detail: string;
  readonly open?: boolean;
  readonly children?: ReactNode;
}

function Fact({ sign, heading, detail, open = false, children }: FactProps) {
  return (
    <div className={classes.fact}>
      <span className={`${classes.factSign} ${open ? classes.factSignOpen : ''}`} aria-hidden="true">
        {sign}
      </span>
      <div className={classes.factWords}>
        <h3 className={classes.strong}>{heading}</h3>
        <p className={`${classes.detail} num`} dir="auto">
          {detail}
        </p>
      </div>
      {children}
    </div>
  );
}
