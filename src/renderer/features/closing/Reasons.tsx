import { Button } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { writeSection } from '../../visit/noteWriting.ts';
import { usePanel } from '../../visit/panel.ts';
import type { Reason } from './missing.ts';
import classes from './Review.module.css';

/** What is missing, each with the way to it: brick must be mended, amber may stay. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { t } = useTranslation(['closing', 'journal']);
  if (reasons.length === 0) return <p className={classes.detail}>{t('closing:review.nothingMissing')}</p>;
  return (
    <ul className={classes.missing} aria-label={t('closing:review.missing')}>
      {reasons.map((reason) => (
        <li
          key={reason.what === 'section' ? reason.section : reason.what}
          className={`${classes.reason} ${classes[reason.weight]}`}
        >
          {reason.weight === 'must' ? (
            <IconAlertCircle className={classes.mustSign} size={20} stroke={1.7} aria-hidden />
          ) : (
            <IconAlertTriangle className={classes.maySign} size={20} stroke={1.7} aria-hidden />
          )}
          <ReasonWords reason={reason} />
        </li>
      ))}
    </ul>
  );
}

function ReasonWords({ reason }: { readonly reason: Reason }) {
  const { t } = useTranslation(['closing', 'journal']);
  const openIdentity = () => usePanel.getState().openPanel('identity');
  const words = (heading: string, detail: string) => (
    <div className={classes.reasonWords}>
      <p className={classes.strong}>{heading}</p>
      <p className={classes.detail}>{detail}</p>
    </div>
  );
  switch (reason.what) {
    case 'identity':
      return (
        <>
          {words(t('closing:review.identityMissing'), t('closing:review.identityMissingDetail'))}
          <Button variant="default" onClick={openIdentity}>
            {t('closing:review.decideIdentity')}
          </Button>
        </>
      );
    case 'unconfirmed':
      return words(t('closing:review.unconfirmed'), t('closing:review.unconfirmedDetail'));
    case 'section': {
      const section = t(`journal:sections.${reason.section}`);
      return (
        <>
          {words(t('closing:review.sectionMissing', { section }), t('closing:review.sectionMissingDetail'))}
          <Button variant="default" onClick={() => writeSection(reason.section)}>
            {t('closing:review.write', { section })}
          </Button>
        </>
      );
    }
    case 'empty': {
      const names = reason.sections.map((section) => t(`journal:sections.${section}`));
      return (
        <>
          {words(t('closing:review.empty', { sections: names.join(', ') }), t('closing:review.emptyDetail'))}
          <div className={classes.ways}>
            {reason.sections.map((section, index) => (
              <Button key={section} variant="subtle" size="compact-sm" onClick={() => writeSection(section)}>
                {t('closing:review.write', { section: names[index] ?? '' })}
              </Button>
            ))}
          </div>
        </>
      );
    }
  }
}
