import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chordOf } from '../../keys/chords.ts';
import { Keys } from '../../keys/Keys.tsx';
import { groups, type Item, marked } from './items.ts';
import classes from './Palette.module.css';
import { usePalette } from './paletteStore.ts';
import { usePaletteItems } from './usePaletteItems.ts';

/** The palette, where it is asked for: everything that can be done now, found by words, done with Enter (screen 06). */
export function Palette({
  floating = false,
}: {
  /** Over the view, where there is no note. */ readonly floating?: boolean;
}) {
  const open = usePalette((store) => store.open);
  return open ? <OpenPalette floating={floating} /> : null;
}

function OpenPalette({ floating }: { readonly floating: boolean }) {
  const { t } = useTranslation('keys');
  const [typed, setTyped] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const items = usePaletteItems(typed);
  const input = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  const close = usePalette((store) => store.close);
  useEffect(() => input.current?.focus(), []);
  // What is typed anew begins at the top; an item that has gone gives its place to the first.
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === chosenId),
  );
  const chosen = items[at];
  useEffect(() => {
    if (chosen !== undefined)
      document.getElementById(optionId(chosen))?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  useEffect(() => {
    const onPointer = (event: Event) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) === false)
        usePalette.setState({ open: false });
    };
    window.addEventListener('pointerdown', onPointer);
    return () => window.removeEventListener('pointerdown', onPointer);
  }, []);

  const run = (item: Item | undefined) => {
    if (item === undefined) return;
    // The focus is back before the action moves it on.
    close();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chord = chordOf(event.nativeEvent);
    // Another chord goes on from where the focus was.
    if (chord !== null && chord !== 'palette.open') close();
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = items.length - 1;
    const to = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      PageDown: Math.min(last, at + 6),
      PageUp: Math.max(0, at - 6),
    }[event.key];
    if (to !== undefined) setChosenId(items[to]?.id ?? null);
    else if (event.key === 'Enter') run(chosen);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search
      ref={panel}
      className={`${classes.panel} ${floating ? classes.floating : ''}`}
      aria-label={t('palette.label')}
      data-palette
    >
      <div className={classes.field}>
        <IconSearch size={18} stroke={1.8} aria-hidden="true" />
        <input
          ref={input}
          className={classes.input}
          type="text"
          role="combobox"
          aria-label={t('palette.label')}
          aria-expanded={items.length > 0}
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
          placeholder={t('palette.placeholder')}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosenId(null);
          }}
          onKeyDown={onKeyDown}
        />
        <Keys of={['Esc']} />
      </div>
      <div id="palette-list" className={classes.list} role="listbox" aria-label={t('palette.list')}>
        {groups.map((group) => {
          const its = items.filter((item) => item.group === group);
          if (its.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, no fieldset
            <div key={group} role="group" aria-labelledby={`palette-${group}`}>
              <div id={`palette-${group}`} className={classes.group} role="presentation">
                {t(`palette.${group}`)}
              </div>
              {its.map((item) => (
                <Option
                  key={item.id}
                  item={item}
                  typed={typed}
                  chosen={item === chosen}
                  onRun={() => run(item)}
                />
              ))}
            </div>
          );
        })}
      </div>
      {items.length === 0 && <p className={classes.none}>{t('palette.none', { typed })}</p>}
      <div className="v-sr" role="status">
        {typed === ''
          ? ''
          : items.length === 0
            ? t('palette.none', { typed })
            : t('palette.count', { count: items.length })}
      </div>
      <footer className={classes.foot} aria-hidden="true">
        <Keys of={['↑', '↓']} /> {t('palette.choose')}
        <span className={classes.gap} />
        <Keys of={['Enter']} /> {t('palette.do')}
        <span className={classes.note}>{t('palette.note')}</span>
      </footer>
    </search>
  );
}

interface OptionProps {
  readonly item: Item;
  readonly typed: string;
  readonly chosen: boolean;
  readonly onRun: () => void;
}

/** One line; the focus stays in the field, which takes the keys. */
function Option({ item, typed, chosen, onRun }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
    // biome-ignore lint/a11y/useFocusableInteractive: told by aria-activedescendant
    <div
      id={optionId(item)}
      className={`${classes.option} num`}
      role="option"
      aria-selected={chosen}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <span className={classes.label}>
        {marked(item.label, typed).map(({ at, text, fits }) =>
          fits ? (
            <b key={at} className={classes.fits}>
              {text}
            </b>
          ) : (
            text
          ),
        )}
      </span>
      {item.detail !== null && <span className={classes.detail}>{item.detail}</span>}
      <span className={classes.space} />
      {item.keys.length > 0 && <Keys of={item.keys} />}
    </div>
  );
}

function optionId(item: Item): string {
  return `palette-item-${item.id.replaceAll('.', '-')}`;
}
