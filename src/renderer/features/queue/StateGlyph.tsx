import type { RowState } from './rowState.ts';

/** What the glyph draws and in which colour; two states may look alike only where their words say the rest. */
type Glyph =
  | 'empty'
  | 'dashed'
  | 'half'
  | 'live'
  | 'check'
  | 'cross'
  | 'clock'
  | 'phone'
  | 'door'
  | 'alarm'
  | 'pause'
  | 'broken';

function glyphOf(state: RowState): { readonly glyph: Glyph; readonly color: string } {
  switch (state.is) {
    case 'booked':
      return { glyph: 'empty', color: 'var(--v-edge)' };
    case 'late':
      return { glyph: 'clock', color: 'var(--v-warn)' };
    case 'preparing':
      return { glyph: 'dashed', color: 'var(--v-text-3)' };
    case 'waiting':
      return { glyph: 'half', color: 'var(--v-accent-text)' };
    case 'inCall':
      if (state.line === 'interrupted') return { glyph: 'broken', color: 'var(--v-bad)' };
      if (state.line === 'held') return { glyph: 'pause', color: 'var(--v-warn)' };
      return { glyph: 'live', color: 'var(--v-ok)' };
    case 'left':
      return { glyph: 'dashed', color: 'var(--v-warn)' };
    case 'knock':
      return { glyph: 'door', color: 'var(--v-accent-text)' };
    case 'emergency':
      return { glyph: 'alarm', color: 'var(--v-bad)' };
    case 'phone':
      return { glyph: 'phone', color: 'var(--v-ok)' };
    case 'unsigned':
      return { glyph: 'check', color: 'var(--v-warn)' };
    case 'onItsWay':
    case 'signed':
      return { glyph: 'check', color: 'var(--v-text-3)' };
    case 'cancelled':
    case 'noShow':
    case 'turnedPhysical':
      return { glyph: 'cross', color: 'var(--v-text-3)' };
  }
}

/** A visit's state as a 14 px sign; always beside its word, so hidden from screen readers. */
export function StateGlyph({ state }: { readonly state: RowState }) {
  const { glyph, color } = glyphOf(state);
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      fill="none"
      stroke={color}
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {glyph !== 'broken' && glyph !== 'live' && glyph !== 'alarm' && glyph !== 'door' && (
        <circle cx="7" cy="7" r="5.6" strokeDasharray={glyph === 'dashed' ? '1.2 2.32' : undefined} />
      )}
      {glyph === 'half' && <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" fill={color} stroke="none" />}
      {glyph === 'live' && (
        <>
          <circle cx="7" cy="7" r="6.4" fill={color} stroke="none" />
          <circle cx="7" cy="7" r="2.2" fill="var(--v-surface)" stroke="none" />
        </>
      )}
      {glyph === 'check' && <path d="M4.6 7.2l1.7 1.7 3.2-3.5" />}
      {glyph === 'cross' && <path d="M5.2 5.2l3.6 3.6M8.8 5.2l-3.6 3.6" />}
      {glyph === 'clock' && <path d="M7 4v3.2l2 1.2" />}
      {glyph === 'pause' && <path d="M5.4 5v4M8.6 5v4" />}
      {glyph === 'phone' && <path d="M5 5c.2 2.4 1.6 3.8 4 4" />}
      {glyph === 'door' && (
        <>
          <rect x="3.2" y="1.4" width="7.6" height="11.2" rx="1" />
          <circle cx="8.4" cy="7.2" r="0.9" fill={color} stroke="none" />
        </>
      )}
      {glyph === 'alarm' && (
        <>
          <circle cx="7" cy="7" r="6.4" fill={color} stroke="none" />
          <path d="M7 3.8v3.8M7 10.1v.1" stroke="var(--v-surface)" />
        </>
      )}
      {glyph === 'broken' && (
        <path d="M7 1.4a5.6 5.6 0 0 1 5.2 3.6M7 12.6A5.6 5.6 0 0 1 1.8 9M4.6 4.6l4.8 4.8" />
      )}
    </svg>
  );
}
