import { UnstyledButton } from '@mantine/core';
import { IconShieldCheck, IconShieldOff, IconShieldQuestion, IconShieldX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { usePanel } from '../../visit/panel.ts';
import { useOpenVisit } from '../../visit/visitStore.ts';
import classes from './IdentityChip.module.css';
import { lookOnceMore } from './secondLook.ts';
import { subjectOf } from './subject.ts';
import { useOutcomeWords } from './useOutcomeWords.ts';

const signs = {
  unchecked: IconShieldQuestion,
  checking: IconShieldQuestion,
  verified: IconShieldCheck,
  waived: IconShieldOff,
  unconfirmed: IconShieldX,
};

/** Where the identity check stands, and the way into it. Unchecked is the only warm chip: the next thing to do. */
export function IdentityChip() {
  const { t } = useTranslation('identity');
  const visit = useOpenVisit();
  const panel = usePanel((store) => store.panel);
  const subject = visit === null ? null : subjectOf(visit);
  const may = visit?.mine === true && (visit.stage === 'open' || visit.stage === 'ended');
  const toggle = () => {
    const { panel: shown, openPanel, closePanel } = usePanel.getState();
    if (shown === 'identity') closePanel();
    else openPanel('identity');
  };
  useChord('identity.open', toggle, may && subject !== null);
  useChord('identity.again', lookOnceMore, may && subject !== null);
  const outcome = useOutcomeWords();
  if (subject === null) return null;

  const { identity } = subject.participant;
  const look = identity.state === 'decided' ? identity.decision.outcome : identity.state;
  const Sign = signs[look];
  const words = (
    <>
      <Sign size={17} stroke={1.7} aria-hidden />
      <span className={classes.long}>{t(`chip.${look}`)}</span>
      <span className={classes.short} aria-hidden="true">
        {t('chip.short')}
      </span>
    </>
  );
  if (!may) return <span className={`${classes.chip} ${classes[look]}`}>{words}</span>;
  return (
    <>
      <span className="v-sr" role="status">
        {identity.state === 'decided' ? outcome(identity.decision) : ''}
      </span>
      <UnstyledButton
        className={`${classes.chip} ${classes[look]}`}
        aria-expanded={panel === 'identity'}
        aria-haspopup="dialog"
        aria-keyshortcuts="Alt+I"
        onClick={toggle}
      >
        {words}
        {look === 'unchecked' && (
          <span className={classes.long}>
            <Keys of="identity.open" />
          </span>
        )}
      </UnstyledButton>
    </>
  );
}
