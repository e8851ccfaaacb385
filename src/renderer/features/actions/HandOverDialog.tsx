import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useConnection } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { commandEvenIfMoved } from '../../visit/visitCommand.ts';
import classes from './HandOverDialog.module.css';
import { useColleagues } from './useColleagues.ts';

/** The longest line that goes with a visit (`visitCommand`). */
const longestLine = 500;

type Sending =
  | { readonly state: 'writing'; readonly refusal: Refusal | null }
  | { readonly state: 'sending' }
  /** The connection was lost in the same moment: main sends it later. */
  | { readonly state: 'pending' };

interface HandOverDialogProps {
  readonly row: QueueRow;
  /** Given the colleague's name once it is done. */
  readonly onDone: (name: string) => void;
  readonly onClose: () => void;
}

/** Hands the visit to a colleague, with a line of one's own: says beforehand what goes with it, and what stays. */
export function HandOverDialog({ row, onDone, onClose }: HandOverDialogProps) {
  const { t } = useTranslation('actions');
  const refusalText = useRefusalText();
  const offline = useConnection().state === 'lost';
  const [chosen, setChosen] = useState('');
  const [line, setLine] = useState('');
  const [sending, setSending] = useState<Sending>({ state: 'writing', refusal: null });
  const { asked, again } = useColleagues(row.assignedTo);
  const to = asked.state === 'known' ? asked.colleagues.find((one) => one.hsaId === chosen) : undefined;
  const admitted = row.stage === 'open' && linkHolder(row.participants)?.admission === 'admitted';

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (to === undefined || offline || sending.state !== 'writing') return;
    setSending({ state: 'sending' });
    const answer = await commandEvenIfMoved(row, { type: 'assign', to: to.hsaId, line: line.trim() });
    if (!answer.ok) setSending({ state: 'writing', refusal: answer.refusal });
    else if (answer.value.pending) setSending({ state: 'pending' });
    else onDone(to.name);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('dialog.back') }}
      title={t('dialog.handOver.title')}
      centered
    >
      <form onSubmit={(event) => void send(event)}>
        {asked.state === 'asking' && <Text size="sm">{t('dialog.handOver.asking')}</Text>}
        {asked.state === 'failed' && (
          <div role="alert">
            <Text size="sm" c="var(--v-bad)">
              {t('dialog.handOver.failed', { reason: refusalText(asked.refusal) })}
            </Text>
            <Button variant="default" size="compact-md" mt="xs" onClick={again}>
              {t('dialog.handOver.again')}
            </Button>
          </div>
        )}
        {asked.state === 'known' && asked.colleagues.length === 0 && (
          <Text size="sm">{t('dialog.handOver.nobody')}</Text>
        )}
        {asked.state === 'known' && asked.colleagues.length > 0 && (
          <Radio.Group label={t('dialog.handOver.to')} value={chosen} onChange={setChosen}>
            <Stack gap="sm" mt="xs" className={classes.colleagues}>
              {asked.colleagues.map(({ hsaId, name, title, connected }, at) => (
                <Radio
                  key={hsaId}
                  value={hsaId}
                  label={name}
                  description={t(connected ? 'dialog.handOver.there' : 'dialog.handOver.notThere', { title })}
                  data-autofocus={at === 0 || undefined}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {to?.connected === false && (
          <Text size="sm" mt="sm" c="var(--v-warn)" role="status">
            {t('dialog.handOver.notThereHint', { name: to.name })}
          </Text>
        )}
        <Textarea
          mt="md"
          rows={3}
          label={t('dialog.handOver.line')}
          description={t('dialog.handOver.lineHint')}
          value={line}
          maxLength={longestLine}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setLine(event.currentTarget.value)}
        />
        <Text size="sm" c="var(--v-text-3)" ta="right" className="num">
          {t('dialog.handOver.left', { left: longestLine - line.length })}
        </Text>
        <ul className={classes.goes} aria-label={t('dialog.handOver.goes')}>
          <li>{t('dialog.handOver.goesPatient')}</li>
          {admitted && <li>{t('dialog.handOver.goesCall')}</li>}
          <li>{t('dialog.handOver.goesNote')}</li>
        </ul>
        <Told sending={sending} offline={offline} />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('dialog.back')}
          </Button>
          <Button type="submit" disabled={to === undefined || offline || sending.state === 'pending'}>
            {t(sending.state === 'sending' ? 'dialog.handOver.sending' : 'dialog.handOver.do')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** Why it is not done: the line that has been written stays. */
function Told({ sending, offline }: { readonly sending: Sending; readonly offline: boolean }) {
  const { t } = useTranslation('actions');
  const refusalText = useRefusalText();
  const refused = sending.state === 'writing' ? sending.refusal : null;
  return (
    <div role="alert">
      {refused !== null && (
        <Text size="sm" c="var(--v-bad)" mt="sm">
          {refusalText(refused)}
        </Text>
      )}
      {sending.state === 'pending' ? (
        <Text size="sm" c="var(--v-warn)" mt="sm">
          {t('dialog.handOver.pending')}
        </Text>
      ) : (
        offline && (
          <Text size="sm" c="var(--v-warn)" mt="sm">
            {t('dialog.handOver.lost')}
          </Text>
        )
      )}
    </div>
  );
}
