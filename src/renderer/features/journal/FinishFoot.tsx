import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { useDraftStore } from '../../visit/draftStore.ts';
import { finishVisit, useFinishing } from '../../visit/finishing.ts';
import { useLiveCall } from '../../visit/liveCall.ts';
import { useVisitStore } from '../../visit/visitStore.ts';
import classes from './Note.module.css';
import { SaveState } from './SaveState.tsx';

/** The note's foot while the visit is open: what is saved, and Finish, which asks once. */
export function FinishFoot({ visitId }: { readonly visitId: VisitId }) {
  const { t } = useTranslation('journal');
  const [asked, setAsked] = useState<'finish' | 'signLater' | null>(null);
  const finishing = useFinishing((store) => store.byVisit.get(visitId));
  const onHold = useLiveCall((call) => call.hold);
  const refusalText = useRefusalText();
  const confirm = useRef<HTMLButtonElement>(null);
  const later = useRef<HTMLButtonElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const given = finishing?.state === 'sent' || finishing?.state === 'waits';

  useEffect(() => {
    if (asked !== null) (asked === 'finish' ? confirm : later).current?.focus();
  }, [asked]);

  const ask = (what: 'finish' | 'signLater') => {
    if (asked === null) cameFrom.current = document.activeElement;
    setAsked(what);
  };
  const cancel = () => {
    setAsked(null);
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  const finish = async (signLater: boolean) => {
    setAsked(null);
    useDraftStore.getState().checkpoint();
    const goesOn = await finishVisit();
    // Another visit may have been opened while the hub answered; that one is not left.
    if (goesOn && signLater && openVisitId() === visitId) useVisitStore.getState().leave();
  };
  // Each chord asks at its first press and does it at its second; the other one changes what is asked.
  useChord('visit.finish', () => (asked === 'finish' ? void finish(false) : ask('finish')), !given);
  useChord('visit.signLater', () => (asked === 'signLater' ? void finish(true) : ask('signLater')), !given);

  if (asked !== null)
    return (
      <fieldset
        className={`${classes.foot} ${classes.asks}`}
        aria-label={t('finish.finish')}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          cancel();
        }}
      >
        <p className={classes.asked}>{t('finish.ask')}</p>
        <Button variant="default" rightSection={<Keys of={['Esc']} />} onClick={cancel}>
          {t('finish.cancel')}
        </Button>
        <span className={classes.wrap} />
        <Button
          ref={later}
          variant="default"
          rightSection={<Keys of="visit.signLater" />}
          aria-keyshortcuts="Alt+Enter"
          onClick={() => void finish(true)}
        >
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
      {finishing?.state === 'refused' && (
        <p className={classes.refused} role="alert">
          {t('finish.refused', { reason: refusalText(finishing.refusal) })}
          {onHold && ` ${t('finish.onHold')}`}
        </p>
      )}
      {finishing?.state === 'waits' && (
        <p className={classes.ask} role="status">
          {t('finish.pending')}
        </p>
      )}
      <SaveState />
      <span className={classes.gap} />
      <Button
        size="md"
        loading={finishing?.state === 'sent'}
        disabled={given}
        rightSection={<Keys of="visit.finish" onAccent />}
        aria-keyshortcuts="Control+Enter"
        onClick={() => ask('finish')}
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
