import { ActionIcon, Button, NumberInput } from '@mantine/core';
import { IconUsers, IconX } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import {
  inRoomNow,
  mostOfAKind,
  personsInOrder,
  type RoomPersonKind,
  type RoomPersons,
  roomPersonKinds,
} from '../../../shared/domain/inRoom.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { usePanel } from '../../visit/panel.ts';
import { useOpenVisit, useVisitStore } from '../../visit/visitStore.ts';
import classes from './RoomPanel.module.css';

/** Who else is in the clinician's room, over the head of the note. Not modal; Esc gives the focus back. */
export function RoomPanel() {
  const visit = useOpenVisit();
  const panel = usePanel((store) => store.panel);
  const may = visit?.mine === true && visit.stage === 'open';
  const toggle = () => {
    const { panel: shown, openPanel, closePanel } = usePanel.getState();
    if (shown === 'room') closePanel();
    else openPanel('room');
  };
  useChord('present.room', toggle, may);
  // Another visit, or its end: what was open belongs to the one before.
  const visitId = may ? visit.visitId : null;
  const first = useRef(visitId);
  useEffect(() => {
    if (first.current !== visitId && usePanel.getState().panel === 'room') usePanel.getState().closePanel();
    first.current = visitId;
  }, [visitId]);
  return may && panel === 'room' ? <OpenPanel key={visit.visitId} visit={visit} /> : null;
}

function OpenPanel({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useTranslation('present');
  const refusalText = useRefusalText();
  const now = inRoomNow(visit.inRoom);
  const [persons, setPersons] = useState<RoomPersons>(now?.persons ?? {});
  const [refused, setRefused] = useState<Refusal | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const { closePanel } = usePanel.getState();
  useEffect(() => first.current?.focus(), []);

  const tell = async (given: RoomPersons) => {
    const answer = await useVisitStore.getState().command({ type: 'tellRoom', persons: given });
    if (answer.ok) closePanel();
    else setRefused(answer.refusal);
  };
  const set = (kind: RoomPersonKind, count: number) =>
    setPersons(({ [kind]: _, ...others }) => (count > 0 ? { ...others, [kind]: count } : others));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (personsInOrder(persons).length > 0) void tell(persons);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    closePanel();
  };
  return (
    <div
      className={classes.panel}
      role="dialog"
      aria-modal="false"
      aria-labelledby="room-title"
      onKeyDown={onKeyDown}
    >
      <header className={classes.head}>
        <IconUsers size={18} stroke={1.7} aria-hidden />
        <h2 id="room-title" className={classes.title}>
          {t('room.title')}
        </h2>
        <span className={classes.gap} />
        <Keys of={['Esc']} />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('room.close')}
          aria-keyshortcuts="Escape"
          onClick={closePanel}
        >
          <IconX size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </header>
      <form className={classes.body} onSubmit={submit}>
        <div className={classes.kinds}>
          {roomPersonKinds.map((kind, index) => (
            <NumberInput
              key={kind}
              ref={index === 0 ? first : undefined}
              size="sm"
              label={t(`room.${kind}`)}
              min={0}
              max={mostOfAKind}
              clampBehavior="strict"
              allowDecimal={false}
              value={persons[kind] ?? 0}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(value) => set(kind, Number(value))}
            />
          ))}
        </div>
        <p className={classes.told}>{t('room.told')}</p>
        {refused !== null && (
          <p className={classes.refused} role="alert">
            {t('facts.refused', { reason: refusalText(refused) })}
          </p>
        )}
        <div className={classes.actions}>
          <Button type="submit" disabled={personsInOrder(persons).length === 0}>
            {t('room.tell')}
          </Button>
          {now !== null && (
            <Button variant="default" onClick={() => void tell({})}>
              {t('room.nobody')}
            </Button>
          )}
        </div>
      </form>
    </div>
  );
}
