import { Button, SegmentedControl, Switch } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/contracts/ipc.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { changeSettings, useSettings } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { DeviceChoices } from '../../visit/DeviceChoices.tsx';
import { AboutVidi } from './AboutVidi.tsx';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { DataFolder } from './DataFolder.tsx';
import { DayListImport } from './dayList/DayListImport.tsx';
import { KeyTable } from './KeyTable.tsx';
import { Licences } from './Licences.tsx';
import classes from './SettingsView.module.css';
import { Volume } from './Volume.tsx';

interface SettingsViewProps {
  /** Raised each time the list of keys is asked for: it takes the focus. */
  readonly keysAsked?: number;
  /** Who sits here, and what opens and locks the profile. */
  readonly person?: ReactNode;
  readonly onClose: () => void;
}

/** The settings: each holds at once, for this person on this workstation. */
export function SettingsView({ keysAsked = 0, person = null, onClose }: SettingsViewProps) {
  const { t } = useTranslation(['settings', 'app', 'session']);
  const refusalText = useRefusalText();
  const { language, theme, keyHints, arrivalSound, arrivalVolume } = useSettings();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const keys = useRef<HTMLElement>(null);
  useEffect(() => {
    const first = keysAsked > 0 ? keys.current : heading.current;
    first?.focus();
    if (keysAsked > 0) first?.scrollIntoView?.({ block: 'start' });
  }, [keysAsked]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);
  const change = (what: Partial<Settings>) => void changeSettings(what).then(setRefused);

  return (
    <div className={classes.page}>
      <div className={classes.inner}>
        <Button
          variant="subtle"
          size="compact-md"
          className={classes.back}
          leftSection={<IconArrowLeft size={15} stroke={1.8} aria-hidden="true" />}
          onClick={onClose}
        >
          {t('app:backToVisits')}
        </Button>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {t('title')}
        </h1>
        {refused !== null && (
          <p className={classes.refused} role="alert">
            {t('notSaved', { reason: refusalText(refused) })}
          </p>
        )}
        {person !== null && <Part title={t('session:person.title')}>{person}</Part>}
        <Part title={t('look.title')}>
          <Choice label={t('look.language')}>
            <SegmentedControl
              size="sm"
              aria-label={t('look.language')}
              value={language}
              data={[
                { value: 'sv', label: t('look.swedish') },
                { value: 'en', label: t('look.english') },
              ]}
              onChange={(value) => change({ language: value as Settings['language'] })}
            />
          </Choice>
          <Choice label={t('look.theme')}>
            <SegmentedControl
              size="sm"
              aria-label={t('look.theme')}
              value={theme}
              data={(['light', 'dark', 'system'] as const).map((value) => ({
                value,
                label: t(`look.${value}`),
              }))}
              onChange={(value) => change({ theme: value as Settings['theme'] })}
            />
          </Choice>
          <Switch
            label={t('look.keyHints')}
            checked={keyHints}
            onChange={(event) => change({ keyHints: event.currentTarget.checked })}
          />
        </Part>
        <Part title={t('sound.title')}>
          <div className={classes.row}>
            <Switch
              label={t('sound.arrivalSound')}
              checked={arrivalSound}
              onChange={(event) => change({ arrivalSound: event.currentTarget.checked })}
            />
          </div>
          {arrivalSound && (
            <Volume volume={arrivalVolume} onChange={(volume) => change({ arrivalVolume: volume })} />
          )}
          <DeviceChoices />
          <p className={classes.hint}>{t('sound.devicesHint')}</p>
        </Part>
        <Part title={t('bookings.title')}>
          <DayListImport />
        </Part>
        <Part title={t('keys.title')} at={keys}>
          <KeyTable />
        </Part>
        <Part title={t('kept.title')}>
          <DataFolder />
        </Part>
        <Part title={t('connection.title')}>
          <ConnectionFacts />
        </Part>
        <Part title={t('about.title')}>
          <AboutVidi />
          <Licences />
        </Part>
      </div>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  /** Where a part can be gone to: it takes the focus. */
  readonly at?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

function Part({ title, at, children }: PartProps) {
  return (
    <section
      ref={at}
      tabIndex={at === undefined ? undefined : -1}
      className={classes.part}
      aria-label={title}
    >
      <h2 className={classes.heading}>{title}</h2>
      <div className={classes.content}>{children}</div>
    </section>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.choice}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}
