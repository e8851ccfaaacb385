import { ActionIcon } from '@mantine/core';
import { type Icon, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { Keys } from '../keys/Keys.tsx';
import classes from './openPanel.module.css';
import { usePanel } from './panel.ts';

interface OpenPanelProps {
  readonly icon: Icon;
  readonly title: string;
  /** What stands beside the title: whom it is about. */
  readonly about?: string;
  /** The closing button's name. */
  readonly close: string;
  /** Given every other key than Escape, which closes. */
  readonly onKey?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** What is open over the head of the note: its own head, and what it holds. Not modal; Esc gives the focus back. */
export function OpenPanel({ icon: Sign, title, about, close, onKey, children }: OpenPanelProps) {
  const id = useId();
  const closePanel = usePanel((store) => store.closePanel);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key !== 'Escape') {
      onKey?.(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    closePanel();
  };
  return (
    <div
      className={`${classes.panel} ${classes.scrolls}`}
      role="dialog"
      aria-modal="false"
      aria-labelledby={id}
      onKeyDown={onKeyDown}
    >
      <header className={classes.head}>
        <Sign size={18} stroke={1.7} aria-hidden />
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {about !== undefined && (
          <span className={classes.about} dir="auto">
            {about}
          </span>
        )}
        <span className={classes.gap} />
        <Keys of={['Esc']} />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={close}
          aria-keyshortcuts="Escape"
          onClick={closePanel}
        >
          <IconX size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </header>
      {children}
    </div>
  );
}
