import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { focusHeading } from './focusHeading.ts';
import { usePersonsWords } from './usePersonsWords.ts';

export interface RoomActions {
  readonly onAnswer: (ok: boolean) => void;
  /** Shows the question again, to be answered otherwise. */
  readonly onAskAgain: () => void;
}

/** Who else is in the clinician's room, and the question whether that is all right. Nothing waits for the answer. */
export function InRoomBar({
  view,
  again,
  onAnswer,
  onAskAgain,
}: {
  view: PatientView;
  /** The question is shown although it has been answered. */
  again: boolean;
} & RoomActions) {
  const { t } = useTranslation();
  const personsWords = usePersonsWords();
  const { inRoom, clinician } = view;
  if (inRoom === null || (inRoom.ok === true && !again)) return null;
  const words = { name: clinician.name, who: personsWords(inRoom.persons) };
  const answer = (ok: boolean): void => {
    onAnswer(ok);
    focusHeading();
  };
  const saidNo = inRoom.ok === false && !again;
  return (
    <fieldset className="bar in-room" aria-label={t('inRoom.label')}>
      <p>
        <IconUsers aria-hidden="true" />
        {saidNo ? t('inRoom.saidNo', words) : t('inRoom.text', words)}
      </p>
      <div className="bar-buttons">
        {saidNo ? (
          <button type="button" className="small" onClick={onAskAgain}>
            {t('inRoom.change')}
          </button>
        ) : (
          <>
            <button type="button" className="small" onClick={() => answer(true)}>
              {t('inRoom.yes')}
            </button>
            <button type="button" className="small" onClick={() => answer(false)}>
              {t('inRoom.no')}
            </button>
          </>
        )}
      </div>
    </fieldset>
  );
}

/** In the call, once it is answered with yes: who is there, and the way to change one's mind. */
export function InRoomLine({ view, onAskAgain }: { view: PatientView } & Pick<RoomActions, 'onAskAgain'>) {
  const { t } = useTranslation();
  const personsWords = usePersonsWords();
  if (view.inRoom?.ok !== true) return null;
  return (
    <p className="in-room-line">
      <span>{t('inRoom.saidYes', { who: personsWords(view.inRoom.persons) })}</span>
      <button type="button" className="small dark" onClick={onAskAgain}>
        {t('inRoom.change')}
      </button>
    </p>
  );
}
