import { useTranslation } from 'react-i18next';
import type {
  AskedQuestion,
  GuardianKnown,
  GuardianSeen,
  IdentityDecision,
} from '../../shared/domain/identity.ts';

/** What else was decided on, in sentences: what is asked of a guardian, the control questions, the reason given. Often ''. */
export function useDecisionDetail(): (decision: IdentityDecision) => string {
  const { t, i18n } = useTranslation('identity');
  const list = (asked: readonly AskedQuestion[]) =>
    new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
      asked.map((one) => t(`questions.about.${one.about}`)),
    );
  const ofGuardian = ({ childInPicture, relationFrom, ...rest }: GuardianKnown | GuardianSeen) => [
    t(childInPicture ? 'detail.childInPicture' : 'detail.childNotInPicture'),
    t('detail.relation', { from: t(`guardian.relation.${relationFrom}`).toLowerCase() }),
    ...('numberFrom' in rest && rest.numberFrom === 'typed' ? [t('detail.typedNumber')] : []),
  ];
  const ofQuestions = (asked: readonly AskedQuestion[]) => {
    const right = asked.filter((one) => one.right);
    const wrong = asked.filter((one) => !one.right);
    return [
      ...(right.length === 0 ? [] : [t('detail.right', { about: list(right) })]),
      ...(wrong.length === 0 ? [] : [t('detail.wrong', { about: list(wrong) })]),
    ];
  };
  return (decision) => {
    if (decision.outcome === 'unconfirmed') return '';
    const { despite } = decision;
    return [
      ...(decision.guardian === undefined ? [] : ofGuardian(decision.guardian)),
      ...('questions' in decision && decision.questions !== undefined ? ofQuestions(decision.questions) : []),
      ...(despite === undefined || despite === '' ? [] : [t('detail.despite', { reason: despite })]),
    ].join(' ');
  };
}
