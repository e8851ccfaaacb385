import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '../../../shared/domain/ids.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { type Instant, wallClock } from '../../../shared/domain/time.ts';
import { dateLocale } from '../../../shared/i18n/words.ts';
import { request } from '../../ipc/client.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';

/** What has been booked, without who. */
export interface BookedVisit {
  readonly what: 'added' | 'updated' | 'unchanged';
  /** Null where the hub did not say which visit it is. */
  readonly visitId: VisitId | null;
  readonly start: number;
}

interface BookedProps {
  readonly booked: BookedVisit;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

/** The visit is booked: its link is one press away. */
export function Booked({ booked, onAnother, onClose }: BookedProps) {
  const { t, i18n } = useTranslation('bookings');
  const refusalText = useRefusalText();
  const { clinic } = useAbout();
  const [copied, setCopied] = useState<'not' | 'copied' | Refusal>('not');
  const bookedId = useId();
  const { visitId, what } = booked;
  const start = booked.start as Instant;
  const date = new Intl.DateTimeFormat(dateLocale(i18n.language), {
    timeZone: clinic.zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(start);

  return (
    <>
      <Text id={bookedId} role="status" className="num">
        {t(`booked.${what}`, { date, time: wallClock(start, clinic.zone) })}
      </Text>
      <Text role="status" size="sm" mt="xs" c={typeof copied === 'string' ? 'var(--v-ok)' : 'var(--v-bad)'}>
        {copied === 'copied' && t('booked.copied')}
        {typeof copied !== 'string' && refusalText(copied)}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" autoFocus={visitId === null} onClick={onClose}>
          {t('close')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('booked.another')}
        </Button>
        {visitId !== null && (
          <Button
            // The form that had the focus is gone.
            autoFocus
            aria-describedby={bookedId}
            leftSection={
              copied === 'copied' ? (
                <IconCheck size={16} stroke={1.8} aria-hidden="true" />
              ) : (
                <IconLink size={16} stroke={1.7} aria-hidden="true" />
              )
            }
            onClick={async () => {
              const answer = await request('link.copy', { visitId });
              setCopied(answer.ok ? 'copied' : answer.refusal);
            }}
          >
            {t('booked.copyLink')}
          </Button>
        )}
      </Group>
    </>
  );
}
