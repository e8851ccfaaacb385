import { Button } from '@mantine/core';
import { IconPhone, IconUrgent } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { request } from '../../ipc/client.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { useChord } from '../../keys/useChord.ts';
import { useHelpAsked } from '../../visit/helpCalls.ts';
import { fullName } from '../../visit/personName.ts';
import { useDial } from '../../visit/useDial.ts';
import { whereabouts } from '../../visit/whereabouts.ts';
import classes from './EmergencyStrip.module.css';
import { closeEmergency, openEmergency, useEmergency } from './emergency.ts';

/**
 * Place, number and name for whoever calls 112, in a row of its own over picture and note: it covers neither, and ends
 * nothing. It stays until somebody says that it is over, also when the patient leaves.
 */
export function EmergencyStrip({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useTranslation('actions');
  const refusalText = useRefusalText();
  const { opened } = useEmergency();
  const { dial } = useDial(visit.phone);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const asked = useHelpAsked(visit.visitId);
  useChord('visit.emergency', openEmergency);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another visit is another matter
  useEffect(() => {
    setRefused(null);
    return closeEmergency;
  }, [visit.visitId]);
  if (!opened && !visit.emergency && !asked) return null;

  const holder = linkHolder(visit.participants);
  const patient = visit.people.find((person) => person.kind === 'patient');
  const name = (patient === undefined ? null : fullName(patient)) ?? t('emergency.someone');
  const place = whereabouts(holder?.answers, (where) => t(`emergency.where.${where}`));
  const number = visit.phone;
  const isGone = holder?.presence.state === 'away';

  const set = async (state: 'called' | 'help' | 'over') => {
    const answer = await request('emergency.set', { visitId: visit.visitId, state });
    setRefused(answer.ok ? null : answer.refusal);
    // What was called is over; help that is taken back leaves the strip as it was.
    if (answer.ok && state === 'over' && visit.emergency) closeEmergency();
  };

  return (
    <section className={classes.strip} aria-label={t('emergency.label')}>
      <p className={classes.heading} role="alert">
        <IconUrgent size={20} stroke={1.8} aria-hidden="true" />
        {t(visit.emergency ? 'emergency.called' : 'emergency.heading')}
      </p>
      <dl className={`${classes.facts} num`}>
        <Fact words={t('emergency.place')} value={place ?? t('emergency.unknownPlace')} />
        <Fact words={t('emergency.phone')} value={number ?? t('emergency.unknownPhone')} />
        <Fact words={t('emergency.name')} value={name} />
      </dl>
      <p className={classes.tell}>
        <b>{t('emergency.tell')}:</b>{' '}
        {t('emergency.tellText', { name, place: place ?? '…', phone: number ?? '…' })}
      </p>
      {isGone && (
        <p className={classes.gone} role="alert">
          {t('emergency.patientGone')}
        </p>
      )}
      <p className={classes.tell} role="status">
        {asked && t('emergency.help.asked')}
      </p>
      {refused !== null && <p role="alert">{refusalText(refused)}</p>}
      <div className={classes.buttons}>
        {!visit.emergency && (
          <Button color="brick" onClick={() => void set('called')}>
            {t('emergency.confirm')}
          </Button>
        )}
        {!asked && (
          <Button
            variant={visit.emergency ? 'default' : 'outline'}
            color="brick"
            onClick={() => void set('help')}
          >
            {t('emergency.help.ask')}
          </Button>
        )}
        {number !== null && (
          <Button
            variant="default"
            leftSection={<IconPhone size={16} stroke={1.7} aria-hidden="true" />}
            onClick={dial}
          >
            {t('emergency.ring', { number })}
          </Button>
        )}
        <End called={visit.emergency} asked={asked} onOver={() => void set('over')} />
      </div>
    </section>
  );
}

interface EndProps {
  readonly called: boolean;
  readonly asked: boolean;
  readonly onOver: () => void;
}

/** The way out: over where 112 was called, else the help taken back, else no more than a strip that is closed. */
function End({ called, asked, onOver }: EndProps) {
  const { t } = useTranslation('actions');
  return (
    <Button variant="default" onClick={called || asked ? onOver : closeEmergency}>
      {t(called ? 'emergency.over' : asked ? 'emergency.help.takeBack' : 'emergency.hide')}
    </Button>
  );
}

function Fact({ words, value }: { readonly words: string; readonly value: string }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}
