import { Kbd } from '@mantine/core';
import { useSettings } from '../ipc/session.ts';
import { type ChordName, chords } from './chords.ts';
import classes from './Keys.module.css';

interface KeysProps {
  /** A chord of the table, or keys as they are printed. */
  readonly of: ChordName | readonly string[];
  /** On a filled button: light on the accent. */
  readonly onAccent?: boolean;
}

/** The keys of an action, small, beside its words; nothing when the setting says so. Not read aloud: `aria-keyshortcuts` is. */
export function Keys({ of, onAccent = false }: KeysProps) {
  const { keyHints } = useSettings();
  if (!keyHints) return null;
  const shown = typeof of === 'string' ? chords[of].shown.split(' ') : of;
  return (
    <span className={classes.keys} aria-hidden="true">
      {shown.map((key) => (
        <Kbd key={key} className={onAccent ? classes.onAccent : classes.key}>
          {key}
        </Kbd>
      ))}
    </span>
  );
}

/** Keys as text of their own, shown and read whatever the setting says. */
export function PrintedKeys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={classes.printed}>
      {keys.map((key) => (
        <Kbd key={key} className={classes.key}>
          {key}
        </Kbd>
      ))}
    </span>
  );
}
