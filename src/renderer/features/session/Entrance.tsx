import { Button } from '@mantine/core';
import type { PropsWithChildren, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSettings, useSettings } from '../../ipc/session.ts';
import classes from './Entrance.module.css';

interface EntranceProps {
  readonly title: string;
  /** What stands with it, small. */
  readonly lead?: ReactNode;
  readonly wide?: boolean;
}

/** A room before anybody sits here: one question in the middle of the window, and the other language in its corner. */
export function Entrance({ title, lead, wide = false, children }: PropsWithChildren<EntranceProps>) {
  const { t } = useTranslation('session');
  const { language } = useSettings();
  const other = language === 'sv' ? 'en' : 'sv';
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <b className={classes.vidi}>Vidi</b>
        <Button
          variant="subtle"
          size="compact-md"
          lang={other}
          onClick={() => void changeSettings({ language: other })}
        >
          {t('otherLanguage')}
        </Button>
      </header>
      <main className={`${classes.room} ${wide ? classes.wide : ''}`}>
        <h1 className={classes.title}>{title}</h1>
        {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
