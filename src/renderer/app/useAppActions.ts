import { changeSettings, useSettings } from '../ipc/session.ts';
import { useAction } from '../keys/actions.ts';
import { useChord } from '../keys/useChord.ts';
import { usePalette } from './palette/paletteStore.ts';
import { usePlace } from './place.ts';

/** What can be done in the window whatever is shown: the palette, the settings, theme, language, hints and sound. */
export function useAppActions(): void {
  const { theme, language, keyHints, arrivalSound } = useSettings();
  const toggleSettings = usePlace((store) => store.toggleSettings);
  const showKeys = usePlace((store) => store.showKeys);
  useChord('palette.open', () => usePalette.getState().toggle());
  useChord('settings.toggle', toggleSettings);
  useAction('keys.show', showKeys);
  useAction('theme.light', () => void changeSettings({ theme: 'light' }), theme !== 'light');
  useAction('theme.dark', () => void changeSettings({ theme: 'dark' }), theme !== 'dark');
  useAction('theme.system', () => void changeSettings({ theme: 'system' }), theme !== 'system');
  useAction('language.sv', () => void changeSettings({ language: 'sv' }), language !== 'sv');
  useAction('language.en', () => void changeSettings({ language: 'en' }), language !== 'en');
  useAction('keys.hints', () => void changeSettings({ keyHints: !keyHints }));
  useAction('sound.arrival', () => void changeSettings({ arrivalSound: !arrivalSound }));
}
