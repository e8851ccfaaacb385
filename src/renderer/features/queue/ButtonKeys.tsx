import type { ChordName } from '../../keys/chords.ts';
import { Keys } from '../../keys/Keys.tsx';
import classes from './ButtonKeys.module.css';

/** A button's keys in the head of the day, where the column has room for them. */
export function ButtonKeys({ of }: { readonly of: ChordName }) {
  return (
    <span className={classes.keys}>
      <Keys of={of} />
    </span>
  );
}
