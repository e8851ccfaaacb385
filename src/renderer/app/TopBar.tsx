import { ActionIcon } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wallClock } from '../../shared/domain/time.ts';
import { useNow } from '../ipc/hubClock.ts';
import { useAbout } from '../ipc/session.ts';
import { ConnectionWord } from './ConnectionWord.tsx';
import { Logo } from './Logo.tsx';
import { NoticeWord } from './NoticeWord.tsx';
import { PaletteButton } from './palette/PaletteButton.tsx';
import { usePlace } from './place.ts';
import { SeatButton } from './SeatButton.tsx';
import classes from './TopBar.module.css';

interface TopBarProps {
  /** What stands first where the day is behind a button. */
  readonly before: ReactNode;
  /** Compact windows: what may be in fewer words is. */
  readonly brief: boolean;
}

/** The bar: whose window it is, what kind of clinic, the connection, the clock, the settings. */
export function TopBar({ before, brief }: TopBarProps) {
  const { t } = useTranslation('app');
  const { clinic, practice, testBuild } = useAbout();
  return (
    <header className={classes.bar}>
      {before}
      <Logo />
      <b className={classes.vidi}>Vidi</b>
      <span className={classes.clinic}>{clinic.name}</span>
      <span className={classes.rule} aria-hidden="true" />
      <SeatButton />
      {practice && <PracticeMark brief={before !== null} />}
      {testBuild && (
        <span className={classes.testBuild} title={t('testBuildHint')}>
          {t('testBuild')}
        </span>
      )}
      <span className={classes.space}>
        <NoticeWord brief={brief} />
      </span>
      <PaletteButton />
      <ConnectionWord brief={before !== null} />
      <Clock />
      <SettingsButton />
    </header>
  );
}

function Clock() {
  const { clinic } = useAbout();
  return <span className={`${classes.clock} num`}>{wallClock(useNow(), clinic.zone)}</span>;
}

/** Says that everyone here is invented. */
export function PracticeMark({ brief = false }: { readonly brief?: boolean }) {
  const { t } = useTranslation('app');
  return (
    <span className={classes.practice} title={t('practiceHint')}>
      {t(brief ? 'practiceBrief' : 'practice')}
    </span>
  );
}

/** The gear: opens the settings over the visits, or goes back. */
export function SettingsButton() {
  const { t } = useTranslation('app');
  const { place, toggleSettings } = usePlace();
  return (
    <ActionIcon
      variant={place === 'settings' ? 'light' : 'subtle'}
      color={place === 'settings' ? 'fjord' : 'gray'}
      size={30}
      aria-label={t('settings')}
      aria-pressed={place === 'settings'}
      onClick={toggleSettings}
    >
      <IconSettings size={17} stroke={1.7} aria-hidden="true" />
    </ActionIcon>
  );
}
