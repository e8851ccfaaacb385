import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { documentNotEnough } from '../../../shared/domain/identityRules.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { now } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { fullName } from '../../visit/personName.ts';
import { holderAmong } from './bookedPerson.ts';
import { type Comparison, differing, stateOf } from './comparison.ts';
import type { Subject } from './subject.ts';

/** What speaks against confirming, a sentence each: another's document, what was read as another, what the clinic does not accept. */
export function useAgainst(
  visit: VisitDetail,
  { participant }: Subject,
  comparison: Comparison,
): readonly string[] {
  const { t } = useTranslation('identity');
  const { zone } = useAbout().clinic;
  const { read, document: kind } = comparison;
  const fields = differing(comparison);
  const others = visit.people.filter((one) => one.participantId !== participant.id);
  const holder =
    read === null || fields.length === 0 ? null : holderAmong(read.facts, others, localDateOf(now(), zone));
  const rules = kind === null ? [] : documentNotEnough(kind, stateOf(comparison), visit.identityRules);
  return [
    ...(holder === null
      ? []
      : [t('guardian.isOthers', { name: fullName(holder) ?? '', kind: t(`kinds.${holder.kind}`) })]),
    ...(fields.length === 0
      ? []
      : [
          t('reader.differs', {
            fields: fields.map((field) => t(`fields.${field}`).toLowerCase()).join(', '),
          }),
        ]),
    ...(read?.wrongDigit === true ? [t('reader.wrongDigit')] : []),
    ...rules.map((one) => t(`rules.${one}`)),
  ];
}
