import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '../../../shared/domain/ids.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { useDraftStore } from '../../visit/draftStore.ts';
import { useVisitStore } from '../../visit/visitStore.ts';
import classes from './Note.module.css';
import { SaveState } from './SaveState.tsx';

type Finishing =
  | { readonly state: 'not' }
  | { readonly state: 'asked' }
  | { readonly state: 'sent' }
  | { readonly state: 'pending' }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/** The note's foot while the visit is open: what is saved, and Finish, which asks once. */
export function FinishFoot() {
  const { t } = useTranslation('journal');
  const [finishing, setFinishing] = useState<Finishing>({ state: 'not' });
  const refusalText = useRefusalText();
  const confirm = useRef<HTMLButtonElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const asked = finishing.state === 'asked';

  useEffect(() => {
    if (asked) confirm.current?.focus();
  }, [asked]);

  const ask = () => {
    cameFrom.current = document.activeElement;
    setFinishing({ state: 'asked' });
  };
  const cancel = () => {
    setFinishing({ state: 'not' });
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  const finish = async (signLater: boolean) => {
    setFinishing({ state: 'sent' });
    useDraftStore.getState().checkpoint();
    const { command, leave } = useVisitStore.getState();
    const finished = openVisitId();
    const answer = await command({ type: 'finish' });
    if (!answer.ok) setFinishing({ state: 'refused', refusal: answer.refusal });
    else {
      setFinishing(answer.value.pending ? { state: 'pending' } : { state: 'not' });
      // Another visit may have been opened while the hub answered; that one is not left.
      if (signLater && openVisitId() === finished) leave();
    }
  };
  useChord('visit.finish', () => (asked ? void finish(false) : ask()), finishing.state !== 'sent');

  if (asked)
    return (
      <fieldset
        className={classes.foot}
        aria-label={t('finish.finish')}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          cancel();
        }}
      >
        <p className={classes.ask}>{t('finish.ask')}</p>
        <Button variant="default" rightSection={<Keys of={['Esc']} />} onClick={cancel}>
          {t('finish.cancel')}
        </Button>
        <span className={classes.gap} />
        <Button variant="default" onClick={() => void finish(true)}>
          {t('finish.signLater')}
        </Button>
        <Button
          ref={confirm}
          rightSection={<Keys of="visit.finish" onAccent />}
          aria-keyshortcuts="Control+Enter"
          onClick={() => void finish(false)}
        >
          {t('finish.finish')}
        </Button>
      </fieldset>
    );
  return (
    <div className={classes.foot}>
      {finishing.state === 'refused' && (
        <p className={classes.refused} role="alert">
          {t('finish.refused', { reason: refusalText(finishing.refusal) })}
        </p>
      )}
      {finishing.state === 'pending' && (
        <p className={classes.ask} role="status">
          {t('finish.pending')}
        </p>
      )}
      <SaveState />
      <span className={classes.gap} />
      <Button
        size="md"
        loading={finishing.state === 'sent'}
        rightSection={<Keys of="visit.finish" onAccent />}
        aria-keyshortcuts="Control+Enter"
        onClick={ask}
      >
        {t('finish.finish')}
      </Button>
    </div>
  );
}

function openVisitId(): VisitId | null {
  const { open } = useVisitStore.getState();
  return open.state === 'open' ? open.visit.visitId : null;
}
