import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useSettings } from '../../ipc/session.ts';
import { type ChordName, chords } from '../../keys/chords.ts';
import classes from './CallControls.module.css';

interface ControlButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'className'> {
  readonly icon: Icon;
  readonly label: string;
  /** What the button is about, where the label tells a state instead. */
  readonly about?: string;
  readonly chord: ChordName;
  readonly look?: 'plain' | 'off' | 'end' | 'again';
  readonly wide?: boolean;
  /** Gives way where there is no room; the same is then under "More". */
  readonly yields?: boolean;
}

/** One control under the picture: sign, word, key. */
export function ControlButton(props: ControlButtonProps) {
  const { icon: Sign, label, about, chord, look = 'plain', wide = false, yields = false, ...button } = props;
  const { keyHints } = useSettings();
  const { shown } = chords[chord];
  const looks = { plain: '', off: classes.off, end: classes.end, again: classes.again };
  return (
    <UnstyledButton
      {...button}
      className={[classes.control, looks[look], wide ? classes.wide : '', yields ? classes.yields : ''].join(
        ' ',
      )}
      aria-keyshortcuts={shown.replace(' ', '+')}
    >
      <Sign size={20} stroke={1.6} aria-hidden />
      <span className={classes.label}>
        {about !== undefined && <VisuallyHidden component="span">{about}: </VisuallyHidden>}
        {label}
      </span>
      {keyHints && (
        <span className={classes.hint} aria-hidden="true">
          {shown}
        </span>
      )}
    </UnstyledButton>
  );
}
