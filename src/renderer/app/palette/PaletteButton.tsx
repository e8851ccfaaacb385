import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../keys/Keys.tsx';
import classes from './PaletteButton.module.css';
import { usePalette } from './paletteStore.ts';

/** The way to the palette for the pointer; it teaches the key. */
export function PaletteButton() {
  const { t } = useTranslation('keys');
  const open = usePalette((store) => store.open);
  const toggle = usePalette((store) => store.toggle);
  return (
    <button
      type="button"
      className={classes.button}
      aria-haspopup="listbox"
      aria-expanded={open}
      aria-keyshortcuts="Control+K"
      // Else the press closes it before the click opens it anew.
      onPointerDown={(event) => event.stopPropagation()}
      onClick={toggle}
    >
      <IconSearch size={15} stroke={1.8} aria-hidden="true" />
      <span className={classes.words}>{t('palette.label')}</span>
      <span className={classes.keys}>
        <Keys of="palette.open" />
      </span>
    </button>
  );
}
