import {
  IconAlertTriangle,
  IconCheck,
  IconFileText,
  IconLock,
  IconShieldCheck,
  IconShieldQuestion,
} from '@tabler/icons-react';
import { memo } from 'react';
import type { VisitId } from '../../../shared/domain/ids.ts';
import classes from './QueueRow.module.css';
import type { RowWords } from './rowWords.ts';
import { StateGlyph } from './StateGlyph.tsx';

interface QueueRowProps {
  readonly id: string;
  readonly visitId: VisitId;
  readonly words: RowWords;
  /** Where it stands in the list, in px from its top. */
  readonly top: number;
  /** Its place among all rows of the list, from 1; most of them are not drawn. */
  readonly position: number;
  readonly count: number;
  readonly thirdLine: boolean;
  /** Its visit is shown. */
  readonly chosen: boolean;
  /** Where the arrow keys are. */
  readonly active: boolean;
  /** The line of now lies above it, in a room of its own. */
  readonly afterNow: boolean;
  readonly rail: boolean;
  readonly onOpen: (visitId: VisitId) => void;
}

/** One visit of the day: an option of the list. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { id, visitId, words, top, position, count, thirdLine, chosen, active, afterNow, rail, onOpen } =
    props;
  const over = words.state.is === 'cancelled' || words.state.is === 'noShow';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and the keys (aria-activedescendant)
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-posinset={position}
      aria-setsize={count}
      style={{ top }}
      className={rail ? classes.railRow : classes.row}
      data-active={active || undefined}
      data-after-now={afterNow || undefined}
      data-third={thirdLine || undefined}
      onClick={() => onOpen(visitId)}
    >
      <span className="v-sr">{words.label}</span>
      <span className={classes.drawn} aria-hidden="true">
        <span className={classes.glyph}>
          <StateGlyph state={words.state} />
        </span>
        <span className={`${classes.time} num`} data-over={over || undefined}>
          {words.time}
        </span>
        {rail ? (
          <span className={classes.railWord} data-tone={railTone(words)}>
            {words.shortText}
          </span>
        ) : (
          <FullRow words={words} over={over} />
        )}
      </span>
    </div>
  );
});

/** The rail has one word: what is wrong colours it. */
function railTone({ tone, remarks }: RowWords): RowWords['tone'] {
  return tone !== 'bad' && remarks.some((remark) => remark.tone === 'warn' && !remark.ofBooking)
    ? 'warn'
    : tone;
}

function FullRow({ words, over }: { readonly words: RowWords; readonly over: boolean }) {
  const [first, second] = words.remarks;
  return (
    <>
      <span className={classes.who}>
        {words.protected && <IconLock size={13} stroke={1.8} aria-hidden="true" className={classes.lock} />}
        <span className={classes.name} data-over={over || undefined}>
          {words.name}
        </span>
        {words.age !== null && <span className={`${classes.age} num`}>{words.age}</span>}
        {words.identity !== null && (
          <span className={classes.identity} data-tone={words.identity.tone} title={words.identity.text}>
            {words.identity.tone === 'ok' ? (
              <IconShieldCheck size={14} stroke={1.8} aria-hidden="true" />
            ) : (
              <IconShieldQuestion size={14} stroke={1.8} aria-hidden="true" />
            )}
          </span>
        )}
        {words.prepared !== null && (
          <span className={classes.prepared} title={words.prepared}>
            <IconFileText size={13} stroke={1.7} aria-hidden="true" />
          </span>
        )}
      </span>
      <span className={`${classes.state} num`} data-tone={words.tone}>
        {words.stateText}
      </span>
      <span className={classes.second}>
        {/* Two things that press take the reason's room: it stands in the visit, and is read out. */}
        {!(first?.tone === 'warn' && second?.tone === 'warn') && (
          <span className={classes.reason} dir="auto">
            {words.reason}
          </span>
        )}
        {first !== undefined && (
          <span className={`${classes.remark} num`} data-tone={first.tone} title={first.title}>
            {first.tone === 'warn' ? (
              <IconAlertTriangle size={12} stroke={2} aria-hidden="true" />
            ) : (
              words.state.is === 'waiting' && <IconCheck size={12} stroke={2} aria-hidden="true" />
            )}
            {first.text}
          </span>
        )}
        {second !== undefined && (
          <span className={`${classes.remarkMore} num`} data-tone={second.tone} title={second.title}>
            {second.text}
          </span>
        )}
      </span>
      {words.extras.length > 0 && <span className={classes.extras}>{words.extras.join(', ')}</span>}
    </>
  );
}
