import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAbout } from '../../ipc/session.ts';
import { readerVersion } from '../../reader/readerVersion.ts';
import { isReaderWhole } from '../../reader/readerWorker.ts';
import classes from './SettingsView.module.css';

/** What this program is, on what it runs, who sits here, and how the keys are kept: told as it is. */
export function AboutVidi() {
  const { t } = useTranslation('settings');
  const { version, testBuild, practice, runtime, principal, clinic, keyKept } = useAbout();
  const reader = useReaderFiles();
  const facts = [
    [t('about.version'), version],
    [
      t('about.runtime'),
      `Electron ${runtime.electron} (${t(`about.source.${runtime.source}`)}), Chrome ${runtime.chrome}, Node ${runtime.node}`,
    ],
    [t('about.clinic'), clinic.name],
    [t('about.who'), `${principal.name}, ${principal.title} (${principal.hsaId})`],
    [t('about.keys'), t(`about.keyKept.${keyKept}`)],
    [t('about.reader'), t(`about.readerFiles.${reader}`, { version: readerVersion })],
  ] as const;
  return (
    <>
      {testBuild && <p className={`${classes.hint} ${classes.warn}`}>{t('about.testBuild')}</p>}
      {practice && <p className={classes.hint}>{t('about.practice')}</p>}
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.hint}>{t('about.font')}</p>
    </>
  );
}

/** Whether the files of the document reader are whole: looked at each time this is shown. */
function useReaderFiles(): 'looking' | 'whole' | 'damaged' {
  const [files, setFiles] = useState<'looking' | 'whole' | 'damaged'>('looking');
  useEffect(() => {
    let gone = false;
    void isReaderWhole().then((whole) => {
      if (!gone) setFiles(whole ? 'whole' : 'damaged');
    });
    return () => {
      gone = true;
    };
  }, []);
  return files;
}
