import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow, VisitDetail } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { useAction } from '../../keys/actions.ts';
import { Keys } from '../../keys/Keys.tsx';
import { knockOf } from '../../visit/knock.ts';
import { useDial } from '../../visit/useDial.ts';
import { useVisitStore } from '../../visit/visitStore.ts';
import classes from './LetInBar.module.css';
import { visibleName } from './PersonHeading.tsx';
import { useEnter } from './useEnter.ts';
import { type LetIn, useLetIn } from './useLetIn.ts';

interface LetInBarProps {
  readonly row: QueueRow;
  readonly detail: VisitDetail | null;
  /** What else can be done, beside the main button. */
  readonly menu: ReactNode;
}

/** One's own visit. The one main button, with Enter; beside it what else can be done; under it one sentence on how things stand. */
export function LetInBar({ row, detail, menu }: LetInBarProps) {
  const { t } = useTranslation('waiting');
  const button = useRef<HTMLButtonElement>(null);
  const { letIn, send } = useLetIn(row);
  const holder = linkHolder(row.participants);
  const here = holder?.presence.state === 'waiting' || holder?.presence.state === 'preparing';
  const can = here && letIn.state !== 'sending' && letIn.state !== 'pending';
  useEnter(() => void send(), can);
  useAction('visit.letIn', () => void send(), can);

  // A visit that one has opened oneself has its main button in focus, so that Enter goes on from Enter.
  // Opened again (found by the search, say), it has it again.
  const opened = detail?.visitId;
  const shown = useVisitStore((store) => store.shown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew is opened anew, though the visit is the same
  useEffect(() => {
    if (opened !== undefined) button.current?.focus();
  }, [opened, shown]);

  const name = visibleName(row, detail);
  const phone = detail?.phone ?? null;
  const { dial } = useDial(phone);
  const cameraDead = here && holder?.readiness.camera.state === 'trouble';
  return (
    <>
      <div className={classes.bar}>
        <Button
          ref={button}
          className={classes.main}
          aria-keyshortcuts="Enter"
          // Kept in the way of the Tab key while it cannot be pressed: the sentence beneath says why.
          aria-disabled={!can}
          data-disabled={!can || undefined}
          classNames={{ section: classes.keys }}
          onClick={() => can && void send()}
          rightSection={<Keys of={['Enter']} onAccent={can} />}
        >
          {letIn.state === 'sending'
            ? t('lettingIn')
            : name === null
              ? t('letInProtected')
              : t('letIn', { name })}
        </Button>
        {cameraDead && phone !== null && (
          <Button
            variant="default"
            className={classes.other}
            leftSection={<IconPhone size={16} stroke={1.7} aria-hidden="true" />}
            onClick={dial}
          >
            {t('call', { number: phone })}
          </Button>
        )}
        {menu}
      </div>
      <p className={`${classes.sentence} num`} aria-live="polite">
        <Sentence row={row} letIn={letIn} phone={phone} />
      </p>
    </>
  );
}

interface SentenceProps {
  readonly row: QueueRow;
  readonly letIn: LetIn;
  readonly phone: string | null;
}

function Sentence({ row, letIn, phone }: SentenceProps) {
  const { t } = useTranslation('waiting');
  const refusalText = useRefusalText();
  const { clinic } = useAbout();
  if (letIn.state === 'refused') return <span className={classes.bad}>{refusalText(letIn.refusal)}</span>;
  if (letIn.state === 'pending') return <span className={classes.warn}>{t('state.pending')}</span>;
  // Who knocks, and what may be answered, stands above.
  if (knockOf(row) !== null) return null;
  const holder = linkHolder(row.participants);
  const presence = holder?.presence;
  switch (presence?.state) {
    case 'waiting': {
      if (holder?.readiness.camera.state === 'trouble')
        return (
          <span className={classes.warn}>
            {phone === null ? t('state.troubleNoNumber') : t('state.phoneFirst', { number: phone })}
          </span>
        );
      return row.stage === 'open'
        ? t('state.back')
        : t('state.waiting', { time: wallClock(presence.since, clinic.zone) });
    }
    case 'preparing':
      return t('state.preparing', { time: wallClock(presence.since, clinic.zone) });
    case 'away':
      if (presence.since === null || holder?.cameAt === null) return t('state.notCome');
      return t('state.left', { time: wallClock(presence.since, clinic.zone) });
    default:
      return t('state.notCome');
  }
}
