import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../shared/domain/ids.ts';
import { fullName } from '../../visit/personName.ts';
import classes from './IdentityPanel.module.css';
import type { Subject } from './subject.ts';

interface WhoIsProps {
  readonly subjects: readonly Subject[];
  readonly chosen: ParticipantId;
  readonly onChoose: (id: ParticipantId) => void;
}

/** Whose check it is, where more than one can be identified: each has their own. */
export function WhoIs({ subjects, chosen, onChoose }: WhoIsProps) {
  const { t } = useTranslation('identity');
  if (subjects.length < 2) return null;
  return (
    <div className={classes.who}>
      <SegmentedControl
        aria-label={t('panel.who')}
        size="xs"
        value={String(chosen)}
        data={subjects.map(({ participant, person }) => {
          const kind = t(`kinds.${participant.kind}`);
          const name = person === null ? null : fullName(person);
          const words = { name: name ?? kind, kind };
          const label =
            participant.identity.state === 'decided'
              ? t('panel.whoDecided', words)
              : name === null
                ? kind
                : t('panel.about', words);
          return { value: String(participant.id), label };
        })}
        onChange={(value) => {
          const one = subjects.find(({ participant }) => String(participant.id) === value);
          if (one !== undefined) onChoose(one.participant.id);
        }}
      />
    </div>
  );
}
