import { useTranslation } from 'react-i18next';
import type { IdentityCheck } from '../../../shared/domain/identity.ts';
import type { ParticipantKind } from '../../../shared/domain/participants.ts';
import { wallClockWithSeconds } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { useDecisionDetail } from '../../visit/useDecisionDetail.ts';

/** Puts an identity check in a heading and a sentence (words.md: never "waived", never "refused"). */
export function useIdentityWords(): (check: IdentityCheck | null) => {
  readonly heading: string;
  readonly detail: string;
} {
  const { t } = useTranslation(['closing', 'identity']);
  const { clinic } = useAbout();
  const more = useDecisionDetail();
  return (check) => {
    if (check?.state !== 'decided') return { heading: t('closing:identity.undecided'), detail: '' };
    const { decision } = check;
    const time = wallClockWithSeconds(check.at, clinic.zone);
    const withMore = (detail: string) => `${detail} ${more(decision)}`.trim();
    switch (decision.outcome) {
      case 'verified': {
        const { read, method } = decision;
        const ofReading =
          read?.numberEnd === ''
            ? 'closing:identity.readNumberDetail'
            : method === 'stillReading'
              ? 'closing:identity.readStillDetail'
              : 'closing:identity.readDetail';
        const detail = t(read === undefined ? 'closing:identity.verifiedDetail' : ofReading, {
          end: read?.numberEnd ?? '',
          document: t(`identity:document.${decision.document}`),
          fields: decision.compared.map((field) => t(`identity:fields.${field}`).toLowerCase()).join(', '),
          time,
        });
        return { heading: t('closing:identity.verified'), detail: withMore(detail) };
      }
      case 'waived': {
        const reason = t(`identity:waiver.${decision.reason}`).toLowerCase();
        return {
          heading: t('closing:identity.waived'),
          detail: withMore(
            decision.reason === 'vouchedFor'
              ? t('closing:identity.vouchedDetail', {
                  reason,
                  by: decision.by,
                  relation: decision.relation,
                  time,
                })
              : t('closing:identity.waivedDetail', { reason, time }),
          ),
        };
      }
      case 'unconfirmed':
        return {
          heading: t('closing:identity.unconfirmed'),
          detail: t('closing:identity.unconfirmedDetail', {
            reason: decision.reason,
            help: t(`identity:help.${decision.help}`).toLowerCase(),
            time,
          }),
        };
    }
  };
}

/** Says whose identity it is where that is not the patient's own (a child comes with its guardian); else empty. */
export function useWhoseIdentity(): (kind: ParticipantKind) => string {
  const { t } = useTranslation(['closing', 'identity']);
  return (kind) =>
    kind === 'patient' ? '' : t('closing:identity.notPatients', { who: t(`identity:kinds.${kind}`) });
}
