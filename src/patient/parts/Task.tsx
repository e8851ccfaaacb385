import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Tick } from './Fact.tsx';

/** Something to do, in a row that is pressed as a whole. */
export function Task({
  icon,
  title,
  text,
  tone,
  done,
  onClick,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  tone?: 'warn' | undefined;
  /** What `text` says has gone well. */
  done?: boolean;
  onClick: () => void;
}) {
  return (
    <button type="button" className="task" data-tone={tone} onClick={onClick}>
      {icon}
      <span className="fact-text">
        <b>{title}</b>
        <span>{text}</span>
      </span>
      {done ? <Tick /> : <IconChevronRight aria-hidden="true" className="onward" />}
    </button>
  );
}
