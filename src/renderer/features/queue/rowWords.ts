import type { TFunction } from 'i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import { type Instant, wallClock } from '../../../shared/domain/time.ts';
import { capitalized } from '../../../shared/i18n/capitalized.ts';
import { knockOf } from '../../visit/knock.ts';
import { languageName } from '../../visit/languageName.ts';
import { listName } from '../../visit/personName.ts';
import {
  isAhead,
  isLeftAlone,
  isOverdue,
  type KnownHere,
  type RowState,
  rowReadiness,
  rowState,
} from './rowState.ts';

type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'bad';

/** One thing that a row says in a word or two; `title` where it has more to say. */
interface Remark {
  readonly text: string;
  readonly tone: Tone;
  readonly title?: string;
  /** Of the booking, not of how things stand now. */
  readonly ofBooking?: true;
}

/** All that a row says, in words. */
export interface RowWords {
  readonly time: string;
  readonly name: string;
  readonly protected: boolean;
  readonly age: string | null;
  readonly reason: string;
  readonly state: RowState;
  readonly stateText: string;
  /** For the rail, where there is room for one short word. */
  readonly shortText: string;
  readonly tone: Tone;
  /** What else is to be known now, the most pressing first; the row has room for two. */
  readonly remarks: readonly Remark[];
  readonly identity: Remark | null;
  /** The patient has prepared: a sign beside the name. */
  readonly prepared: string | null;
  /** Whose visit, language, interpreter, and who else is expected or has come; empty for most. Known from the booking. */
  readonly extras: readonly string[];
  /** Time, name, state, and then the rest: the row's accessible name. */
  readonly label: string;
}

/** What the words hang on besides the row. */
export interface Saying {
  readonly now: Instant;
  readonly zone: string;
  readonly t: TFunction<'queue'>;
  readonly language: string;
  /** From how many minutes past the booked time the fee may be paid back; null: no rule says so. */
  readonly refundAfter: number | null;
}

/** What is known of a row beside itself. */
export interface RowFacts extends KnownHere {
  readonly doubleBooked: boolean;
}

export function rowWords(row: QueueRow, { doubleBooked, ...here }: RowFacts, saying: Saying): RowWords {
  const { now, zone, t, language } = saying;
  const state = rowState(row, now, here);
  const time = wallClock(row.start, zone);
  const name = row.protected ? t('protected') : (listName(row) ?? t('noName'));
  const age = row.protected || row.age === null ? null : t('age', { count: row.age });
  const remarks = remarksOf(row, state, doubleBooked, saying);
  const identity = identityOf(row, t);
  const prepared = row.preparedAt !== null && isAhead(row) ? t('prepared') : null;
  const extras = extrasOf(row, t, language);
  const stateText = wordOf(state, t);
  const said = remarks.map(({ text, title }) => title ?? text);
  const rest = [age, row.reason, ...said, identity?.text, prepared, ...extras].filter((part) => part);
  return {
    time,
    name,
    protected: row.protected,
    age,
    reason: row.reason,
    state,
    stateText,
    shortText: shortOf(state, t),
    tone: toneOf(state),
    remarks,
    identity,
    prepared,
    extras,
    label: [`${time} ${name} ${stateText}`, ...rest].join(', '),
  };
}

/** Whether the booking gives the row a third line, open or not: known beforehand, so that its height never changes. */
export function hasThirdLine(row: QueueRow): boolean {
  return (
    !row.mine ||
    row.interpreter ||
    !row.language.toLowerCase().startsWith('sv') ||
    row.participants.some((one) => one.kind !== 'patient' && one.kind !== 'interpreter')
  );
}

function wordOf(state: RowState, t: TFunction<'queue'>): string {
  switch (state.is) {
    case 'late':
    case 'waiting':
      return t(`state.${state.is}`, { count: state.minutes });
    case 'inCall':
      return state.line === 'connected' ? t('state.inCall') : t(`state.${state.line}`);
    case 'knock':
      return t(state.when === 'early' ? 'state.knockEarly' : 'state.knockLate');
    default:
      return t(`state.${state.is}`);
  }
}

function shortOf(state: RowState, t: TFunction<'queue'>): string {
  switch (state.is) {
    case 'waiting':
      return t('short.waiting', { count: state.minutes });
    case 'late':
    case 'preparing':
    case 'left':
    case 'turnedPhysical':
    case 'phone':
    case 'knock':
    case 'onItsWay':
    case 'emergency':
      return t(`short.${state.is}`);
    case 'inCall':
      return state.line === 'connected' ? t('state.inCall') : t(`short.${state.line}`);
    default:
      return t(`state.${state.is}`);
  }
}

function toneOf(state: RowState): Tone {
  switch (state.is) {
    case 'waiting':
    case 'knock':
      return 'accent';
    case 'emergency':
      return 'bad';
    case 'inCall':
      return state.line === 'interrupted' ? 'bad' : state.line === 'held' ? 'warn' : 'ok';
    case 'phone':
      return 'ok';
    case 'late':
    case 'left':
    case 'unsigned':
      return 'warn';
    default:
      return 'plain';
  }
}

function remarksOf(row: QueueRow, state: RowState, doubleBooked: boolean, saying: Saying): Remark[] {
  const { now, t, refundAfter } = saying;
  const overdue = refundAfter !== null && isOverdue(row, refundAfter, now);
  const remarks = [
    isLeftAlone(row) && { text: t('leftAlone'), title: leftAloneHint(row, t), tone: 'warn' as const },
    deviceRemark(row, state, t),
    linkHolder(row.participants)?.otherDeviceWaits === true &&
      isAhead(row) && { text: t('otherDevice'), tone: 'warn' as const },
    overdue && {
      text: t('overdue', { count: refundAfter }),
      title: t('overdueHint', { count: refundAfter }),
      tone: 'warn' as const,
    },
    doubleBooked && {
      text: t('doubleBooked'),
      title: t('doubleBookedHint'),
      ofBooking: true as const,
      tone: 'warn' as const,
    },
    knockRemark(row, state, t),
  ].filter((one) => one !== false && one !== null);
  return remarks.sort((a, b) => Number(b.tone === 'warn') - Number(a.tone === 'warn'));
}

/** What is known of the devices: now, or from the test ahead. */
function deviceRemark(row: QueueRow, state: RowState, t: TFunction<'queue'>): Remark | null {
  const holder = linkHolder(row.participants);
  const readiness = rowReadiness(row);
  switch (readiness?.is) {
    case undefined: {
      const toCome = state.is === 'booked' || state.is === 'late' || state.is === 'knock';
      return toCome && holder?.testedAt != null ? { text: t('testedAhead'), tone: 'plain' } : null;
    }
    case 'trouble': {
      const what = t(`what.${readiness.what}`);
      const number = holder?.answers.phone?.trim() ?? '';
      if (number === '') return { text: t('trouble', { what }), tone: 'warn' };
      return {
        text: capitalized(t('troubleNumber', { what, number })),
        title: t('troubleRing', { what, number }),
        tone: 'warn',
      };
    }
    case 'ready':
      return { text: t('ready'), tone: 'plain' };
    case 'weak':
      return { text: t('weak'), tone: 'warn' };
    case 'tested':
      return {
        text: capitalized(readiness.parts.map((part) => t(`what.${part}`)).join(', ')),
        tone: 'plain',
      };
  }
}

/** What one who has knocked was answered, until that one comes. */
function knockRemark(row: QueueRow, state: RowState, t: TFunction<'queue'>): Remark | null {
  const answer = state.is === 'booked' || state.is === 'late' ? (knockOf(row)?.answer ?? null) : null;
  return answer === null ? null : { text: t(`knockAnswered.${answer}`), tone: 'plain' };
}

function identityOf(row: QueueRow, t: TFunction<'queue'>): Remark | null {
  const check = linkHolder(row.participants)?.identity;
  if (check === undefined || check.state === 'unchecked') return null;
  if (check.state === 'checking') return { text: t('identity.checking'), tone: 'warn' };
  const { outcome } = check.decision;
  return { text: t(`identity.${outcome}`), tone: outcome === 'verified' ? 'ok' : 'warn' };
}

function extrasOf(row: QueueRow, t: TFunction<'queue'>, language: string): readonly string[] {
  const tag = row.language.toLowerCase();
  const spoken = languageName(row.language, language);
  const others = row.participants
    .map((one) => ({ kind: one.kind, come: one.cameAt !== null }))
    .flatMap(({ kind, come }) =>
      kind === 'patient' || kind === 'interpreter' ? [] : [come ? t(`came.${kind}`) : t(`expected.${kind}`)],
    );
  return [
    ...(row.mine ? [] : [whoseWords(row, t)]),
    ...(row.interpreter
      ? [t('interpreter', { language: spoken })]
      : tag.startsWith('sv')
        ? []
        : [t('language', { language: spoken })]),
    ...others,
  ];
}

function whoseWords({ clinician, profession }: QueueRow, t: TFunction<'queue'>): string {
  // By name alone: the profession is the booking's, and whoever took it over may have another.
  return clinician === null
    ? capitalized(t(`colleagues.${profession}`))
    : t('colleague', { name: clinician });
}

function leftAloneHint({ clinician }: QueueRow, t: TFunction<'queue'>): string {
  return clinician === null ? t('leftAloneHint') : t('leftAloneHintNamed', { name: clinician });
}
