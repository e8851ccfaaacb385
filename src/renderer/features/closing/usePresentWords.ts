import { useTranslation } from 'react-i18next';
import type { NotePresent } from '../../../shared/domain/note.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { capitalized } from '../../../shared/i18n/capitalized.ts';
import { useAbout } from '../../ipc/session.ts';
import { usePersonsWords } from '../../visit/usePersonsWords.ts';

type Participant = NotePresent['participants'][number];
type WithAuthor = NotePresent['withAuthor'][number];

/** Who was present at either end, in the words of the review and of the signed note. */
export function usePresentWords() {
  const { t } = useTranslation(['present', 'closing', 'identity']);
  const { clinic } = useAbout();
  const personsWords = usePersonsWords();
  /** Of the participant's own room: what was heard by voice, else what was answered on the way in. */
  const room = (answered: Participant['room'], confirmed: Participant['roomConfirmed']): string => {
    if (confirmed === null) return t(`closing:review.${answered}`);
    const time = wallClock(confirmed.at, clinic.zone);
    return confirmed.room === 'alone'
      ? t('present:note.confirmedAlone', { time })
      : t('present:note.confirmedSomeoneHere', { time });
  };
  const withAuthor = ({ persons, at, ok }: WithAuthor): string =>
    t('present:note.withAuthor', {
      time: wallClock(at, clinic.zone),
      who: personsWords(persons),
      answer: t(ok === null ? 'present:note.unanswered' : ok ? 'present:note.yes' : 'present:note.no'),
    });
  /** All of it on one line, by kind: the signed bytes hold no names. */
  const all = (present: NotePresent): string =>
    [
      ...present.participants.map(
        (one) => `${capitalized(t(`identity:kinds.${one.kind}`))}: ${room(one.room, one.roomConfirmed)}.`,
      ),
      ...present.withAuthor.map(withAuthor),
    ].join(' ');
  return { room, withAuthor, all };
}
