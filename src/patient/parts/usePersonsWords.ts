import { useTranslation } from 'react-i18next';
import { personsInOrder, type RoomPersons } from '../../shared/domain/inRoom.ts';

/** Who else is in the clinician's room, by kind and number. */
export function usePersonsWords(): (persons: RoomPersons) => string {
  const { t, i18n } = useTranslation();
  return (persons) =>
    new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
      personsInOrder(persons).map(([kind, count]) => t(`inRoom.who.${kind}`, { count })),
    );
}
