import { Button, NumberInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
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
import { useChord } from '../../keys/useChord.ts';
import { OpenPanel } from '../../visit/OpenPanel.tsx';
import { useClosedWithVisit, usePanel } from '../../visit/panel.ts';
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
  useClosedWithVisit('room', may ? visit.visitId : null);
  return may && panel === 'room' ? <Room key={visit.visitId} visit={visit} /> : null;
}

function Room({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useTranslation('present');
  const refusalText = useRefusalText();
  const now = inRoomNow(visit.inRoom);
  const [persons, setPersons] = useState<RoomPersons>(now?.persons ?? {});
  const [refused, setRefused] = useState<Refusal | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const closePanel = usePanel((store) => store.closePanel);
  useEffect(() => first.current?.focus(), []);

  const tell = async (given: RoomPersons) => {
    const answer = await useVisitStore.getState().command({ type: 'tellRoom', persons: given });
    if (answer.ok) closePanel();
    else setRefused(answer.refusal);
  };
  const set = (kind: RoomPersonKind, count: number) => setPersons((before) => withCount(before, kind, count));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (personsInOrder(persons).length > 0) void tell(persons);
  };
  return (
    <OpenPanel icon={IconUsers} title={t('room.title')} close={t('room.close')}>
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
    </OpenPanel>
  );
}

/** The persons with so many of a kind; none of it is left out. */
function withCount(persons: RoomPersons, kind: RoomPersonKind, count: number): RoomPersons {
  const { [kind]: _, ...others } = persons;
  return count > 0 ? { ...others, [kind]: count } : others;
}
