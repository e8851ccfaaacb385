import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../shared/domain/refusal.ts';

/** Puts refusals in words: what happened, what is safe, what to do. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { t } = useTranslation('refusals');
  return (refusal) => t(refusal.code as never, refusal.params ?? {}) as string;
}
