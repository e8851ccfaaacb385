import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/domain/refusal.ts';
import { request } from '../../ipc/client.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import classes from './SettingsView.module.css';

/** Where everything kept on this computer lies. The path is copied, never opened: the folder is no place to work in. */
export function DataFolder() {
  const { t } = useTranslation('settings');
  const { dataFolder } = useAbout();
  const refusalText = useRefusalText();
  const [copied, setCopied] = useState<Result<unknown> | null>(null);
  return (
    <>
      <dl className={classes.facts}>
        <div>
          <dt>{t('kept.folder')}</dt>
          <dd>{dataFolder}</dd>
        </div>
      </dl>
      <div className={classes.row}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void request('dataFolder.copyPath', {}).then(setCopied)}
        >
          {t('kept.copy')}
        </Button>
        <span role="status" className={classes.hint}>
          {copied !== null &&
            (copied.ok ? t('kept.copied') : t('kept.notCopied', { reason: refusalText(copied.refusal) }))}
        </span>
      </div>
      <p className={classes.hint}>{t('kept.hint')}</p>
    </>
  );
}
