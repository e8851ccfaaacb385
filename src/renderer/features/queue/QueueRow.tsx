import { IconCheck, IconLock, IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import type { VisitId } from '../../../shared/domain/ids.ts';
import classes from './QueueRow.module.css';
import type { RowWords } from './rowWords.ts';
import { StateGlyph } from './StateGlyph.tsx';

interface QueueRowProps {
  readonly id: string;
  readonly visitId: VisitId;
  readonly words: RowWords;
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
  const { id, visitId, words, thirdLine, chosen, active, afterNow, rail, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  const over = words.state.is === 'cancelled' || words.state.is === 'noShow';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and the keys (aria-activedescendant)
    <div
      ref={box}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
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
          <span className={classes.railWord} data-tone={words.detail?.tone === 'warn' ? 'warn' : words.tone}>
            {words.shortText}
          </span>
        ) : (
          <FullRow words={words} over={over} />
        )}
      </span>
    </div>
  );
});

function FullRow({ words, over }: { readonly words: RowWords; readonly over: boolean }) {
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
      </span>
      <span className={`${classes.state} num`} data-tone={words.tone}>
        {words.stateText}
      </span>
      <span className={classes.second}>
        <span className={classes.reason} dir="auto">
          {words.reason}
        </span>
        {words.detail !== null && (
          <span className={classes.detail} data-tone={words.detail.tone}>
            {words.state.is === 'waiting' && words.detail.tone === 'plain' && (
              <IconCheck size={12} stroke={2} aria-hidden="true" />
            )}
            {words.detail.text}
          </span>
        )}
      </span>
      {words.extras.length > 0 && <span className={classes.extras}>{words.extras.join(', ')}</span>}
    </>
  );
}
