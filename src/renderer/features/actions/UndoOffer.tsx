import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { useUndo } from './useUndo.ts';

/** A visit that has ended otherwise (cancelled, not come, in person) can be taken back for ten minutes. */
export function UndoOffer({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useTranslation('actions');
  const refusalText = useRefusalText();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const undo = useUndo(visit);
  const send = async () => {
    const answer = await undo?.send();
    setRefused(answer === undefined || answer.ok ? null : answer.refusal);
  };
  useChord('visit.undo', () => void send(), undo !== null);
  return (
    <>
      {undo !== null && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} stroke={1.7} aria-hidden="true" />}
          rightSection={<Keys of="visit.undo" />}
          onClick={() => void send()}
        >
          {t(undo.words)}
        </Button>
      )}
      {refused !== null && <p role="alert">{refusalText(refused)}</p>}
    </>
  );
}
