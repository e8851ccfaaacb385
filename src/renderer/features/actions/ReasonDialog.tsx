import { Button, Group, Modal, NativeSelect, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { commandFor } from '../../visit/visitCommand.ts';

const reasons = {
  turnPhysical: ['examination', 'technology', 'identity', 'wish'],
  cancel: ['patient', 'clinic', 'double'],
} as const;
const longestReason = 500;

interface ReasonDialogProps {
  readonly row: QueueRow;
  readonly what: keyof typeof reasons;
  readonly onClose: () => void;
}

/** Cancelling and turning into a visit in person: asked once, with the reason that the history keeps. */
export function ReasonDialog({ row, what, onClose }: ReasonDialogProps) {
  const { t } = useTranslation('actions');
  const refusalText = useRefusalText();
  const [chosen, setChosen] = useState('');
  const [own, setOwn] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const words = (key: string) => t(`dialog.${what}.reasons.${key}` as 'dialog.cancel.reasons.patient');
  const reason = chosen === 'other' ? own.trim() : chosen === '' ? '' : words(chosen);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (reason === '') return;
    const answer = await commandFor(row, { type: what, reason });
    if (answer.ok) onClose();
    else setRefused(answer.refusal);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('dialog.back') }}
      title={t(`dialog.${what}.title`)}
      centered
    >
      <form onSubmit={(event) => void send(event)}>
        <Text size="sm" mb="sm">
          {t(`dialog.${what}.text`)}
        </Text>
        <NativeSelect
          data-autofocus
          label={t('dialog.reason')}
          description={t('dialog.reasonHint')}
          value={chosen}
          data={[
            { value: '', label: t('dialog.chooseReason') },
            ...reasons[what].map((key) => ({ value: key, label: words(key) })),
            { value: 'other', label: t('dialog.otherReason') },
          ]}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        {chosen === 'other' && (
          <TextInput
            mt="sm"
            label={t('dialog.ownReason')}
            value={own}
            maxLength={longestReason}
            dir="auto"
            autoComplete="off"
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
        )}
        {refused !== null && (
          <Text role="alert" size="sm" c="var(--v-bad)" mt="sm">
            {refusalText(refused)}
          </Text>
        )}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('dialog.back')}
          </Button>
          <Button type="submit" disabled={reason === ''}>
            {t(`dialog.${what}.do`)}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
