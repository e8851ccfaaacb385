import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHome, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantView, VisitCommand, VisitDetail } from '../../../shared/contracts/visit.ts';
import { inRoomNow, type RoomConfirmed } from '../../../shared/domain/inRoom.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { usePanel } from '../../visit/panel.ts';
import { usePersonsWords } from '../../visit/usePersonsWords.ts';
import { useOpenVisit, useVisitStore } from '../../visit/visitStore.ts';
import classes from './PresentFacts.module.css';

/** Who is present, at either end, while the call goes on: the patient's answer and its confirmation; the own room. */
export function PresentFacts() {
  const visit = useOpenVisit();
  if (visit === null || !visit.mine || visit.stage !== 'open') return null;
  return <Facts key={visit.visitId} visit={visit} />;
}

function Facts({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useTranslation('present');
  const refusalText = useRefusalText();
  const [told, setTold] = useState<Refusal | 'pending' | null>(null);
  const holder = linkHolder(visit.participants);
  const send = async (command: VisitCommand) => {
    const answer = await useVisitStore.getState().command(command);
    setTold(answer.ok ? (answer.value.pending ? 'pending' : null) : answer.refusal);
  };
  return (
    <section className={classes.facts} aria-label={t('facts.label')}>
      {holder !== undefined && holder.cameAt !== null && (
        <Theirs
          holder={holder}
          onConfirm={(room) => void send({ type: 'confirmAlone', participantId: holder.id, room })}
        />
      )}
      <Here visit={visit} onLeft={() => void send({ type: 'tellRoom', persons: {} })} />
      <p className={told === 'pending' ? classes.pending : classes.refused} role="alert">
        {told === 'pending'
          ? t('facts.pending')
          : told !== null && t('facts.refused', { reason: refusalText(told) })}
      </p>
    </section>
  );
}

interface TheirsProps {
  readonly holder: ParticipantView;
  readonly onConfirm: (room: RoomConfirmed['room']) => void;
}

/** "Alone?": what was answered on the way in, and beside it what the clinician has heard. */
function Theirs({ holder, onConfirm }: TheirsProps) {
  const { t } = useTranslation('present');
  const { clinic } = useAbout();
  const { roomConfirmed } = holder;
  const room = roomConfirmed?.room ?? null;
  useChord('present.alone', () => onConfirm('alone'), room !== 'alone');
  useChord('present.someoneHere', () => onConfirm('someoneHere'), room !== 'someoneHere');
  const words =
    roomConfirmed === null
      ? t(`facts.answered.${holder.readiness.room}`)
      : t(`facts.confirmed.${roomConfirmed.room}`, { time: wallClock(roomConfirmed.at, clinic.zone) });
  return (
    <div className={classes.fact}>
      <IconHome size={16} stroke={1.7} aria-hidden className={classes.sign} />
      <span className={classes.label}>{t('facts.theirs')}</span>
      <span className={`${room === null ? classes.hint : classes.sure} num`} title={t('facts.hint')}>
        {words}
      </span>
      <span className={classes.buttons}>
        <Confirm
          word={t('facts.confirmAlone')}
          chord="present.alone"
          pressed={room === 'alone'}
          onPress={() => onConfirm('alone')}
        />
        <Confirm
          word={t('facts.confirmSomeoneHere')}
          chord="present.someoneHere"
          pressed={room === 'someoneHere'}
          onPress={() => onConfirm('someoneHere')}
        />
      </span>
    </div>
  );
}

interface ConfirmProps {
  readonly word: string;
  readonly chord: 'present.alone' | 'present.someoneHere';
  readonly pressed: boolean;
  readonly onPress: () => void;
}

/** Pressed once; the other one corrects it. */
function Confirm({ word, chord, pressed, onPress }: ConfirmProps) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={classes.button}
      aria-pressed={pressed}
      leftSection={pressed ? <IconCheck size={14} stroke={2.2} aria-hidden /> : undefined}
      rightSection={pressed ? undefined : <Keys of={chord} />}
      onClick={() => !pressed && onPress()}
    >
      {word}
    </Button>
  );
}

/** Who sits with the clinician, and whether the patient has agreed to it. A no stands out until somebody has left. */
function Here({ visit, onLeft }: { readonly visit: VisitDetail; readonly onLeft: () => void }) {
  const { t } = useTranslation('present');
  const { clinic } = useAbout();
  const personsWords = usePersonsWords();
  const now = inRoomNow(visit.inRoom);
  const openPanel = usePanel((store) => store.openPanel);
  const who = now === null ? '' : personsWords(now.persons);
  const answer = now?.answer ?? null;
  const time = answer === null ? '' : wallClock(answer.at, clinic.zone);
  const refused = answer?.ok === false;
  return (
    <>
      {now !== null && !refused && (
        <div className={classes.fact}>
          <IconUsers size={16} stroke={1.7} aria-hidden className={classes.sign} />
          <span className={classes.label}>{t('facts.here')}</span>
          <span className={`${classes.words} num`} role="status">
            {who}
            {', '}
            <b className={answer === null ? classes.waits : classes.ok}>
              {answer === null ? t('facts.unanswered') : t('facts.yes', { time })}
            </b>
          </span>
          <Button
            variant="default"
            size="compact-sm"
            className={classes.button}
            rightSection={<Keys of="present.room" />}
            onClick={() => openPanel('room')}
          >
            {t('facts.change')}
          </Button>
        </div>
      )}
      <div role="alert">
        {refused && (
          <div className={classes.no}>
            <IconAlertTriangle size={18} stroke={1.7} aria-hidden className={classes.noSign} />
            <p className={`${classes.words} num`}>{t('facts.mustLeave', { who })}</p>
            <Button variant="default" size="compact-sm" className={classes.button} onClick={onLeft}>
              {t('facts.haveLeft')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              className={classes.button}
              onClick={() => openPanel('room')}
            >
              {t('facts.change')}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
