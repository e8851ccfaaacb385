import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { copyText } from '../../visit/copyText.ts';
import { useDraftStore } from '../../visit/draftStore.ts';
import classes from './FormerNote.module.css';
import { SaveFailure } from './SaveState.tsx';
import { useNote } from './useNote.ts';

/**
 * What one wrote in a visit that has gone to a colleague: to be read and copied, no more. The draft stays its author's;
 * it is neither written in nor signed. Nothing where nothing was written.
 */
export function FormerNote({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useTranslation('journal');
  const note = useNote(visit);
  const sections = useDraftStore((store) => store.sections);
  const [copied, setCopied] = useState<boolean | null>(null);
  if (note.state !== 'ready') return null;
  const written = note.template.sections.flatMap((section) => {
    const text = (sections[section] ?? '').trim();
    return text === '' ? [] : [{ section, title: t(`sections.${section}`), text }];
  });
  if (written.length === 0) return null;
  const copy = () => setCopied(copyText(written.map(({ title, text }) => `${title}\n${text}`).join('\n\n')));
  return (
    <section className={classes.former} aria-labelledby="former-title">
      <div className={classes.head}>
        <h2 id="former-title" className={classes.title}>
          {t('former.title')}
        </h2>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconCopy size={15} stroke={1.7} aria-hidden="true" />}
          onClick={copy}
        >
          {t('former.copy')}
        </Button>
      </div>
      <p className={classes.about}>{t('former.about')}</p>
      <dl className={classes.sections}>
        {written.map(({ section, title, text }) => (
          <div key={section}>
            <dt>{title}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.about} role="status">
        {copied !== null && t(copied ? 'former.copied' : 'former.copyFailed')}
      </p>
      <SaveFailure />
    </section>
  );
}
