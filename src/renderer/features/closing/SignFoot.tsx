import { Button, Checkbox } from '@mantine/core';
import { IconCircleCheck, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../shared/contracts/ipc.ts';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { missingForSigning } from '../../../shared/domain/note.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { wallClockWithSeconds } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { useDraftStore } from '../../visit/draftStore.ts';
import { useOpenVisit, useVisitStore } from '../../visit/visitStore.ts';
import { decisionOf } from './missing.ts';
import classes from './SignFoot.module.css';
import { SigningSecret, useSigningSecret } from './SigningSecret.tsx';

/** The note's foot after Finish: who signs, what it means, what stands in the way; once signed, where the note is. */
export function SignFoot() {
  const { t } = useTranslation('closing');
  const visit = useOpenVisit();
  const draft = useDraftStore((store) => store.draft);
  if (visit === null || draft?.visitId !== visit.visitId) return null;
  const { signed } = draft;
  return (
    <>
      {signed === null ? <Sign visit={visit} draft={draft} /> : <Signed signed={signed} />}
      {/* There before the words come: a region that comes together with them is not heard by all. */}
      <div className="v-sr" role="status">
        {signed !== null && t(signed.delivered ? 'sign.inRecord' : 'sign.onItsWay')}
      </div>
    </>
  );
}

function Sign({ visit, draft }: { readonly visit: VisitDetail; readonly draft: Draft }) {
  const { t } = useTranslation('closing');
  const { principal } = useAbout();
  const refusalText = useRefusalText();
  const pending = useVisitStore((store) => store.open.state === 'open' && store.open.pending);
  const [filing, setFiling] = useState(false);
  const [signing, setSigning] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const decision = decisionOf(visit);
  const obstacle = useObstacle(draft, decision, filing, pending);
  const secret = useSigningSecret();

  const sign = async () => {
    if (signing || obstacle !== null || !secret.ready()) return;
    setSigning(true);
    setRefused(null);
    const answer = await useDraftStore.getState().sign(filing, secret.value);
    setSigning(false);
    if (!answer.ok && !secret.refused(answer.refusal)) setRefused(answer.refusal);
  };
  useChord('visit.finish', () => void sign(), obstacle === null && !signing);
  // The note stays a draft, in the list of those that wait to be signed.
  const leave = () => useVisitStore.getState().leave();
  useChord('visit.signLater', leave, !signing);

  return (
    <form
      className={classes.foot}
      aria-label={t('sign.label')}
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      {decision?.outcome === 'unconfirmed' && (
        <Checkbox
          className={classes.filing}
          size="sm"
          label={t('sign.fileAnyway')}
          checked={filing}
          onChange={(event) => setFiling(event.currentTarget.checked)}
        />
      )}
      {refused !== null && (
        <p className={classes.why} role="alert">
          {t('sign.refused', { reason: refusalText(refused) })}
        </p>
      )}
      <div className={`${classes.author} ${classes.who}`}>
        <p className={classes.name}>{t('sign.author', { name: principal.name, title: principal.title })}</p>
        <p id="sign-why" className={classes.detail}>
          {obstacle === null ? t('sign.locks') : t('sign.cannot', { what: obstacle })}
        </p>
      </div>
      <Button
        variant="default"
        rightSection={<Keys of="visit.signLater" />}
        aria-keyshortcuts="Alt+Enter"
        onClick={leave}
      >
        {t('sign.later')}
      </Button>
      {secret.kind !== null && <SigningSecret secret={secret} kind={secret.kind} />}
      <Button
        type="submit"
        size="md"
        disabled={obstacle !== null || secret.attempt.left > 0}
        loading={signing}
        rightSection={<Keys of="visit.finish" onAccent={obstacle === null && secret.attempt.left === 0} />}
        aria-describedby="sign-why"
        aria-keyshortcuts="Control+Enter"
      >
        {t('sign.sign')}
      </Button>
    </form>
  );
}

/** The first thing in the way of signing, in words; null when nothing is. */
function useObstacle(
  draft: Draft,
  decision: ReturnType<typeof decisionOf>,
  filing: boolean,
  pending: boolean,
): string | null {
  const { t } = useTranslation(['closing', 'journal']);
  const { templates } = useAbout();
  const sections = useDraftStore((store) => store.sections);
  const failed = useDraftStore((store) => store.saving.state === 'failed');
  const template = templates.find((one) => one.id === draft.template);
  if (pending) return t('closing:sign.needsConnection');
  const [first] = template === undefined ? [] : missingForSigning(template, sections, decision, filing);
  switch (first?.code) {
    case 'note.identityUndecided':
      return t('closing:sign.needsIdentity');
    case 'note.confirmFiling':
      return t('closing:sign.needsFiling');
    case 'note.sectionMissing':
      return t('closing:sign.needsSection', { section: t(`journal:sections.${first.section}`) });
    case undefined:
      return failed ? t('closing:sign.needsSaving') : null;
  }
}

function Signed({ signed }: { readonly signed: NonNullable<Draft['signed']> }) {
  const { t } = useTranslation('closing');
  const { clinic } = useAbout();
  return (
    <section className={classes.foot} aria-label={t('sign.label')}>
      <div className={classes.author}>
        <p className={`${classes.done} ${signed.delivered ? classes.inRecord : classes.onItsWay}`}>
          {signed.delivered ? (
            <IconCircleCheck size={18} stroke={1.7} aria-hidden />
          ) : (
            <IconSend size={18} stroke={1.7} aria-hidden />
          )}
          {t(signed.delivered ? 'sign.inRecord' : 'sign.onItsWay')}
        </p>
        <p className={`${classes.detail} num`}>
          {t('sign.at', { time: wallClockWithSeconds(signed.signedAt, clinic.zone) })}
        </p>
      </div>
      <Button variant="default" onClick={() => useVisitStore.getState().leave()}>
        {t('sign.nextVisit')}
      </Button>
    </section>
  );
}
