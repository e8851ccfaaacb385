import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { rowWords } from '../../features/queue/rowWords.ts';
import { useDay } from '../../features/queue/useDay.ts';
import { useAbout } from '../../ipc/session.ts';
import { type Action, type ActionName, actionNames, keysOf, useActions } from '../../keys/actions.ts';
import { useHeldCalls } from '../../visit/heldCalls.ts';
import { listName } from '../../visit/personName.ts';
import { useSignedHere } from '../../visit/signedHere.ts';
import { useVisitStore } from '../../visit/visitStore.ts';
import { usePlace } from '../place.ts';
import { fitting, fold, type Group, type Item, wordsOf } from './items.ts';

/** Visits that the palette lists at most: it finds one, the day shows all. */
const mostVisits = 20;
/** As long as nothing is typed: those next in time. */
const mostUnasked = 5;

type Spoken = TFunction<('keys' | 'journal')[]>;

const settings: ReadonlySet<ActionName> = new Set([
  'settings.toggle',
  'keys.show',
  'keys.hints',
  'theme.light',
  'theme.dark',
  'theme.system',
  'language.sv',
  'language.en',
  'sound.arrival',
] as const);

/** What can be done now and fits what is typed, and the visits that do. */
export function usePaletteItems(typed: string): readonly Item[] {
  const { t, i18n } = useTranslation(['keys', 'queue', 'journal']);
  const { clinic } = useAbout();
  const actions = useActions();
  const { rows, now, next } = useDay();
  const held = useHeldCalls();
  const signedHere = useSignedHere();
  const other = i18n.language === 'sv' ? 'en' : 'sv';
  const done = useMemo(() => {
    const own = i18n.getFixedT(i18n.language, ['keys', 'journal']);
    const theirs = i18n.getFixedT(other, ['keys', 'journal']);
    return inOrder([...actions.values()]).map((action) => itemOf(action, own, theirs));
  }, [actions, i18n, i18n.language, other]);
  const visits = useMemo(() => {
    const opening = fold(
      [i18n.language, other]
        .map((language) => i18n.getFixedT(language, 'keys')('palette.openVisit', { time: '', name: '' }))
        .join(' '),
    );
    const words = wordsOf(typed).filter((word) => !opening.includes(word));
    const from = next === null ? 0 : rows.indexOf(next);
    return (words.length > 0 ? rows : rows.slice(from, from + mostUnasked))
      .filter((row) => fits(row, clinic.zone, words))
      .slice(0, mostVisits)
      .map((row): Item => {
        const said = rowWords(
          row,
          { doubleBooked: false, held: held.has(row.visitId), signedHere: signedHere.has(row.visitId) },
          {
            now,
            zone: clinic.zone,
            t: i18n.getFixedT(i18n.language, 'queue'),
            language: i18n.language,
            refundAfter: null,
          },
        );
        const { time, name } = said;
        return {
          id: row.visitId,
          group: 'visits',
          label: row.protected
            ? t('keys:palette.openProtected', { time })
            : t('keys:palette.openVisit', { time, name }),
          detail: said.stateText,
          also: '',
          keys: [],
          run: () => {
            const { place, toggleSettings } = usePlace.getState();
            if (place === 'settings') toggleSettings();
            void useVisitStore.getState().show(row.visitId);
          },
        };
      });
  }, [typed, rows, next, now, held, signedHere, clinic.zone, t, i18n, i18n.language, other]);
  return useMemo(() => [...fitting(done, typed), ...visits], [done, typed, visits]);
}

/** By time and name; a protected person's by time alone. */
function fits(row: QueueRow, zone: string, words: readonly string[]): boolean {
  const text = fold(`${wallClock(row.start, zone)} ${row.protected ? '' : (listName(row) ?? '')}`);
  return words.every((word) => text.includes(word));
}

/** In the table's order, each once: an action that two views offer is the one entered last. */
function inOrder(actions: readonly Action[]): readonly Action[] {
  const byName = new Map(actions.map((action) => [action.name, action]));
  return actionNames.flatMap((name) => {
    const action = byName.get(name);
    return action === undefined || name === 'palette.open' ? [] : [action];
  });
}

function itemOf({ name, section, run }: Action, own: Spoken, theirs: Spoken): Item {
  const group: Group = settings.has(name) ? 'settings' : 'now';
  const words = own(`keys:act.${name}`);
  return {
    id: name,
    group,
    label: section === null ? words : own(`journal:sections.${section}`),
    detail: section === null ? null : words,
    also: [
      theirs(`keys:act.${name}`),
      ...(section === null ? [] : [theirs(`journal:sections.${section}`)]),
      keysOf(name).join(' '),
    ].join(' '),
    keys: keysOf(name),
    run,
  };
}
