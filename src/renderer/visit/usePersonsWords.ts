import { useTranslation } from 'react-i18next';
import { personsInOrder, type RoomPersons } from '../../shared/domain/inRoom.ts';

/** Who else is in the clinician's room, in words: "a student and 2 colleagues". */
export function usePersonsWords(): (persons: RoomPersons) => string {
  const { t, i18n } = useTranslation('present');
  return (persons) =>
    new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
      personsInOrder(persons).map(([kind, count]) => t(`who.${kind}`, { count })),
    );
}
