import type { TFunction } from 'i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { type Instant, wallClock } from '../../../shared/domain/time.ts';
import { languageName } from '../../visit/languageName.ts';
import { listName } from '../../visit/personName.ts';
import { holderOf, type RowState, rowReadiness, rowState } from './rowState.ts';

type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'bad';

/** All that a row says, in words. */
export interface RowWords {
  readonly time: string;
  /** Null: protected identity. */
  readonly name: string;
  readonly protected: boolean;
  readonly age: string | null;
  readonly reason: string;
  readonly state: RowState;
  readonly stateText: string;
  /** For the rail, where there is room for one short word. */
  readonly shortText: string;
  readonly tone: Tone;
  readonly detail: { readonly text: string; readonly tone: Tone } | null;
  readonly identity: { readonly text: string; readonly tone: Tone } | null;
  /** Language, interpreter, and who else is expected or has come; empty for most. Fixed lines: known from the booking. */
  readonly extras: readonly string[];
  /** Time, name, state, and then the rest: the row's accessible name. */
  readonly label: string;
}

export function rowWords(
  row: QueueRow,
  now: Instant,
  zone: string,
  t: TFunction<'queue'>,
  language: string,
): RowWords {
  const state = rowState(row, now);
  const time = wallClock(row.start, zone);
  const name = row.protected ? t('protected') : (listName(row) ?? t('noName'));
  const age = row.protected || row.age === null ? null : t('age', { count: row.age });
  const detail = detailOf(row, t);
  const identity = identityOf(row, t);
  const extras = extrasOf(row, t, language);
  const stateText = wordOf(state, t);
  const rest = [age, row.reason, detail?.text, identity?.text, ...extras].filter((part) => part);
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
    detail,
    identity,
    extras,
    label: [`${time} ${name} ${stateText}`, ...rest].join(', '),
  };
}

/** Whether the booking gives the row a third line, open or not: known beforehand, so that its height never changes. */
export function hasThirdLine(row: QueueRow): boolean {
  return (
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
      return 'accent';
    case 'inCall':
      return state.line === 'interrupted' ? 'bad' : 'ok';
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

function detailOf(row: QueueRow, t: TFunction<'queue'>): RowWords['detail'] {
  const readiness = rowReadiness(row);
  switch (readiness?.is) {
    case undefined:
      return null;
    case 'trouble':
      return { text: t('trouble', { what: t(`what.${readiness.what}`) }), tone: 'warn' };
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

function identityOf(row: QueueRow, t: TFunction<'queue'>): RowWords['identity'] {
  const check = holderOf(row)?.identity;
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
    ...(row.interpreter
      ? [t('interpreter', { language: spoken })]
      : tag.startsWith('sv')
        ? []
        : [t('language', { language: spoken })]),
    ...others,
  ];
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
