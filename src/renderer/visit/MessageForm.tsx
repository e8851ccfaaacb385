import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readyMessages, type WaitingMessage } from '../../shared/contracts/waitingRoom.ts';
import type { VisitId } from '../../shared/domain/ids.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { request } from '../ipc/client.ts';
import { useRefusalText } from '../ipc/useRefusalText.ts';

/** The longest words of one's own (`waitingMessage`). */
const longestOwn = 300;
const ownWords = 'own';

type Sending =
  | { readonly state: 'writing'; readonly refusal: Refusal | null }
  | { readonly state: 'sending' }
  | { readonly state: 'sent'; readonly reached: number };

interface MessageFormProps {
  /** Whose page the words go to; null: all who wait for oneself. */
  readonly visitId: VisitId | null;
  readonly onClose: () => void;
}

/** Words to one who waits, or to all: ready ones, as the patient will read them, or one's own. Says whom they reached. */
export function MessageForm({ visitId, onClose }: MessageFormProps) {
  const { t } = useTranslation('messages');
  const refusalText = useRefusalText();
  const [chosen, setChosen] = useState('');
  const [own, setOwn] = useState('');
  const [sending, setSending] = useState<Sending>({ state: 'writing', refusal: null });
  const message = messageOf(chosen, own);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (chosen === ownWords) field.current?.focus();
  }, [chosen]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (message === null || sending.state === 'sending') return;
    setSending({ state: 'sending' });
    const answer = await request('message.send', { visitId, message });
    setSending(
      answer.ok
        ? { state: 'sent', reached: answer.value.reached }
        : { state: 'writing', refusal: answer.refusal },
    );
  };

  if (sending.state === 'sent') return <Sent visitId={visitId} reached={sending.reached} onClose={onClose} />;
  return (
    <form onSubmit={(event) => void send(event)}>
      <Radio.Group label={t('form.choose')} value={chosen} onChange={setChosen}>
        <Stack gap="sm" mt="xs">
          {readyMessages.map((code, at) => (
            <Radio
              key={code}
              value={code}
              label={t(`ready.${code}`)}
              data-autofocus={at === 0 || undefined}
            />
          ))}
          <Radio value={ownWords} label={t('form.own')} />
        </Stack>
      </Radio.Group>
      {chosen === ownWords && (
        <Textarea
          ref={field}
          mt="sm"
          rows={3}
          label={t('form.ownLabel')}
          description={t('form.ownHint')}
          descriptionProps={{ c: 'var(--v-text-3)' }}
          spellCheck={false}
          value={own}
          maxLength={longestOwn}
          dir="auto"
          autoComplete="off"
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      )}
      {chosen === ownWords && (
        <Text size="sm" c="var(--v-text-3)" ta="right" className="num">
          {t('form.left', { left: longestOwn - own.length })}
        </Text>
      )}
      {sending.state === 'writing' && sending.refusal !== null && (
        <Text role="alert" size="sm" c="var(--v-bad)" mt="sm">
          {refusalText(sending.refusal)}
        </Text>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" disabled={message === null}>
          {t(sending.state === 'sending' ? 'form.sending' : 'form.send')}
        </Button>
      </Group>
    </form>
  );
}

interface SentProps {
  readonly visitId: VisitId | null;
  readonly reached: number;
  readonly onClose: () => void;
}

function Sent({ visitId, reached, onClose }: SentProps) {
  const { t } = useTranslation('messages');
  const words = useId();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <>
      {/* Read with the button that gets the focus. */}
      <Text id={words}>
        {visitId === null
          ? t('form.sentToAll', { count: reached })
          : t(reached > 0 ? 'form.sentToOne' : 'form.sentToNobody')}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button ref={close} variant="default" aria-describedby={words} onClick={onClose}>
          {t('form.cancel')}
        </Button>
      </Group>
    </>
  );
}

function messageOf(chosen: string, own: string): WaitingMessage | null {
  if (chosen === ownWords) return own.trim() === '' ? null : { kind: 'own', text: own.trim() };
  const code = readyMessages.find((one) => one === chosen);
  return code === undefined ? null : { kind: 'ready', code };
}
