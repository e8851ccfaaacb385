import { Button, Group, List, Modal, Text } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow, VisitDetail } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { reachMethods } from '../../../shared/domain/visit.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { useDial } from '../../visit/useDial.ts';
import { commandFor } from '../../visit/visitCommand.ts';

interface NoShowDialogProps {
  readonly row: QueueRow;
  /** The opened visit, where number and attempts may be read; null until it is. */
  readonly detail: VisitDetail | null;
  readonly onClose: () => void;
}

/** The patient did not come: first a recorded attempt to reach them (domain.md, Defaults), then the word. */
export function NoShowDialog({ row, detail, onClose }: NoShowDialogProps) {
  const { t } = useTranslation('actions');
  const { clinic } = useAbout();
  const refusalText = useRefusalText();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const holder = linkHolder(row.participants);
  const isConnected = holder !== undefined && holder.presence.state !== 'away';
  const attempts = detail?.attempts ?? [];
  const number = detail?.phone ?? null;
  const { dial } = useDial(number);

  const send = async (command: Parameters<typeof commandFor>[1], closes: boolean) => {
    const answer = await commandFor(row, command);
    setRefused(answer.ok ? null : answer.refusal);
    if (answer.ok && closes) onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('dialog.back') }}
      title={t('dialog.noShow.title')}
      centered
    >
      <Text size="sm">{t(isConnected ? 'dialog.noShow.connected' : 'dialog.noShow.reach')}</Text>
      {number !== null && (
        <Button
          variant="default"
          mt="sm"
          leftSection={<IconPhone size={16} stroke={1.7} aria-hidden="true" />}
          onClick={dial}
        >
          {t('dialog.noShow.ring', { number })}
        </Button>
      )}
      <Group mt="md" gap="xs" role="group" aria-label={t('dialog.noShow.tried')}>
        <Text size="sm" w="100%" aria-hidden="true">
          {t('dialog.noShow.tried')}
        </Text>
        {reachMethods.map((how) => (
          <Button
            key={how}
            size="compact-md"
            variant="default"
            onClick={() => void send({ type: 'recordAttempt', how }, false)}
          >
            {t(`dialog.noShow.${how}`)}
          </Button>
        ))}
      </Group>
      <Text size="sm" mt="md" fw={550} id="attempts">
        {t('dialog.noShow.attempts')}
      </Text>
      <List
        className="num"
        listStyleType="none"
        size="md"
        mt={4}
        aria-labelledby="attempts"
        aria-live="polite"
      >
        {attempts.length === 0 ? (
          <List.Item>{t('dialog.noShow.none')}</List.Item>
        ) : (
          attempts.map(({ how, at }) => (
            <List.Item key={`${at}${how}`}>
              {wallClock(at, clinic.zone)} {t(`dialog.noShow.${how}`)}
            </List.Item>
          ))
        )}
      </List>
      {refused !== null && (
        <Text role="alert" size="sm" c="var(--v-bad)">
          {refusalText(refused)}
        </Text>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('dialog.back')}
        </Button>
        <Button
          disabled={isConnected || attempts.length === 0}
          onClick={() => void send({ type: 'noShow' }, true)}
        >
          {t('dialog.noShow.do')}
        </Button>
      </Group>
    </Modal>
  );
}
