import { useTranslation } from 'react-i18next';
import type { IdentityDecision } from '../../../shared/domain/identity.ts';

/** A decision in one sentence without its full stop. */
export function useOutcomeWords(): (decision: IdentityDecision) => string {
  const { t } = useTranslation('identity');
  return (decision) => {
    switch (decision.outcome) {
      case 'verified':
        return t('outcome.verified', { document: t(`document.${decision.document}`).toLowerCase() });
      case 'waived':
        return t('outcome.waived', { reason: t(`waiver.${decision.reason}`).toLowerCase() });
      case 'unconfirmed':
        return t('outcome.unconfirmed', { reason: decision.reason });
    }
  };
}
