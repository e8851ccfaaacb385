import { Button, Radio, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../shared/contracts/session.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { askNewProfile } from '../../seat/seat.ts';
import { Entrance } from './Entrance.tsx';
import { NewSecret, useNewSecret } from './NewSecret.tsx';
import classes from './session.module.css';

interface AddProfileProps {
  readonly canAdd: SessionView['canAdd'];
  /** Back to the list; `added` is the new profile's id. */
  readonly onClose: (added: string | null) => void;
}

/** Makes a profile for another of the practice clinic's staff. */
export function AddProfile({ canAdd, onClose }: AddProfileProps) {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const [hsaId, setHsaId] = useState<string>(canAdd[0]?.hsaId ?? '');
  const choosing = useNewSecret();
  const [adding, setAdding] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const person = canAdd.find((one) => one.hsaId === hsaId);
    const secret = choosing.take();
    if (person === undefined || secret === null || adding) return;
    setAdding(true);
    const made = await askNewProfile('session.addPractice', { hsaId: person.hsaId, secret });
    setAdding(false);
    setRefused(made.refused);
    if (made.refused === null) onClose(made.added);
  };

  return (
    <Entrance title={t('add.title')}>
      <form className={`${classes.form} ${classes.below}`} onSubmit={(event) => void add(event)}>
        <Radio.Group label={t('add.who')} value={hsaId} onChange={setHsaId}>
          <Stack gap="sm" mt="xs">
            {canAdd.map((person) => (
              <Radio
                key={person.hsaId}
                value={person.hsaId}
                label={t('signIn.choose', { name: person.name, title: person.title })}
              />
            ))}
          </Stack>
        </Radio.Group>
        <NewSecret choosing={choosing} />
        {refused !== null && (
          <p className={classes.bad} role="alert">
            {t('add.failed', { reason: refusalText(refused) })}
          </p>
        )}
        <div className={classes.actions}>
          <Button type="submit" size="md" loading={adding}>
            {t('add.do')}
          </Button>
          <Button size="md" variant="default" onClick={() => onClose(null)}>
            {t('signIn.back')}
          </Button>
        </div>
      </form>
    </Entrance>
  );
}
