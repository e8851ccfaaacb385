import { Button } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpCall } from '../../../shared/contracts/help.ts';
import { wallClock } from '../../../shared/domain/time.ts';
import { useAbout } from '../../ipc/session.ts';
import { soundIfWished } from '../../visit/arrivalSound.ts';
import { colleaguesCalls, putAwayHelp, useHelpCalls } from '../../visit/helpCalls.ts';
import { whereabouts } from '../../visit/whereabouts.ts';
import classes from './EmergencyStrip.module.css';

/**
 * Colleagues who ask for help in an emergency: who, which visit and where, in a row over everything. It names no patient,
 * and stays until it is over or put away.
 */
export function HelpCalls() {
  const calls = colleaguesCalls(useHelpCalls());
  const heard = useRef(0);
  useEffect(() => {
    if (calls.length > heard.current) soundIfWished();
    heard.current = calls.length;
  }, [calls.length]);
  return (
    // A live region has to be there before its words.
    <div className={classes.calls} role="alert">
      {calls.map((call) => (
        <Call key={call.visitId} call={call} />
      ))}
    </div>
  );
}

function Call({ call }: { readonly call: HelpCall }) {
  const { t } = useTranslation('actions');
  const { clinic } = useAbout();
  const { byName: name, start, where, place } = call;
  const answers = { ...(where === null ? {} : { where }), ...(place === null ? {} : { place }) };
  const at = whereabouts(answers, (kind) => t(`emergency.where.${kind}`));
  return (
    <section className={classes.strip} aria-label={t('emergency.help.label', { name })}>
      <p className={classes.heading}>
        <IconUrgent size={20} stroke={1.8} aria-hidden="true" />
        <span className="num">
          {t('emergency.help.heading', { name, time: wallClock(start, clinic.zone) })}
        </span>
      </p>
      <p className={classes.tell}>{t('emergency.help.do', { name })}</p>
      <dl className={classes.facts}>
        <div>
          <dt>{t('emergency.place')}</dt>
          <dd dir="auto">{at ?? t('emergency.help.unknownPlace', { name })}</dd>
        </div>
      </dl>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => putAwayHelp(call)}>
          {t('emergency.help.putAway')}
        </Button>
      </div>
    </section>
  );
}
