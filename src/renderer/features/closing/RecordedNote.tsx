import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedNote as Recorded } from '../../../shared/contracts/record.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { type Instant, localDateOf, wallClockWithSeconds } from '../../../shared/domain/time.ts';
import { request } from '../../ipc/client.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { useOpenVisit, useVisitStore } from '../../visit/visitStore.ts';
import classes from './RecordedNote.module.css';
import { useIdentityWords, useWhoseIdentity } from './useIdentityWords.ts';
import { usePresentWords } from './usePresentWords.ts';

type Reading =
  | { readonly state: 'reading' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'read'; readonly recorded: Recorded };

/** The signed note of the open visit, read back from the record. */
export function RecordedNote() {
  const visit = useOpenVisit();
  return visit === null ? null : <NoteOf key={visit.visitId} visitId={visit.visitId} />;
}

function NoteOf({ visitId }: { readonly visitId: VisitId }) {
  const { t } = useTranslation('closing');
  const refusalText = useRefusalText();
  const [reading, setReading] = useState<Reading>({ state: 'reading' });
  const read = useCallback(async () => {
    setReading({ state: 'reading' });
    const answer = await request('note.read', { visitId });
    setReading(
      answer.ok ? { state: 'read', recorded: answer.value } : { state: 'refused', refusal: answer.refusal },
    );
  }, [visitId]);
  useEffect(() => void read(), [read]);

  switch (reading.state) {
    case 'reading':
      return <p className={classes.plain}>{t('recorded.loading')}</p>;
    case 'refused':
      return (
        <div className={classes.plain} role="alert">
          <p>{t('recorded.failed', { reason: refusalText(reading.refusal) })}</p>
          <Button variant="default" onClick={() => void read()}>
            {t('recorded.tryAgain')}
          </Button>
        </div>
      );
    case 'read':
      return <RecordedText recorded={reading.recorded} />;
  }
}

function RecordedText({ recorded }: { readonly recorded: Recorded }) {
  const { t } = useTranslation(['closing', 'journal']);
  const { clinic } = useAbout();
  const { note, sha256, recordedAt } = recorded;
  const identity = useIdentityWords()({
    state: 'decided',
    decision: note.identity,
    by: note.author.hsaId,
    at: note.signedAt,
  });
  const whose = useWhoseIdentity()(note.identified.kind);
  const present = usePresentWords();
  const moment = (at: Instant) => ({
    date: localDateOf(at, clinic.zone),
    time: wallClockWithSeconds(at, clinic.zone),
  });
  return (
    <article className={classes.note} aria-label={t('closing:recorded.label')}>
      <div className={classes.top}>
        <h2 className={classes.title}>{t('closing:recorded.title')}</h2>
        <span className={classes.state}>
          <IconCircleCheck size={18} stroke={1.7} aria-hidden />
          {t('closing:sign.inRecord')}
        </span>
        <span className={classes.gap} />
        <Button variant="default" onClick={() => useVisitStore.getState().leave()}>
          {t('closing:sign.nextVisit')}
        </Button>
      </div>
      {note.practice && <p className={classes.practice}>{t('closing:recorded.practice')}</p>}
      {note.sections.map(({ key, text }) => (
        <section key={key} className={classes.section} aria-labelledby={`recorded-${key}`}>
          <h3 id={`recorded-${key}`} className={classes.label}>
            {t(`journal:sections.${key}`)}
          </h3>
          {text.trim() === '' ? (
            <p className={`${classes.text} ${classes.empty}`}>{t('closing:recorded.empty')}</p>
          ) : (
            <p className={classes.text} dir="auto">
              {text}
            </p>
          )}
        </section>
      ))}
      <footer className={`${classes.foot} num`}>
        <p className={classes.author}>
          {t('closing:recorded.author', { name: note.author.name, title: note.author.title })}
        </p>
        <p>{t('closing:recorded.signed', moment(note.signedAt))}</p>
        <p>{t('closing:recorded.received', moment(recordedAt))}</p>
        <p>
          {t(note.contactType === 'telephone' ? 'closing:review.phone' : 'closing:review.video')}
          {'. '}
          {identity.heading}
          {'.'}
          {whose !== '' && ` ${whose}`}
        </p>
        {note.present !== undefined && <p>{present.all(note.present)}</p>}
        {note.filedUnconfirmed && <p>{t('closing:recorded.filedUnconfirmed')}</p>}
        <p title={sha256}>{t('closing:recorded.hash', { hash: sha256.slice(0, 16) })}</p>
      </footer>
    </article>
  );
}
