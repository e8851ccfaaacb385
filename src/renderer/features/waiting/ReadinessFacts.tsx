import {
  IconAlertTriangle,
  IconCamera,
  IconCheck,
  IconMicrophone,
  IconUserCheck,
  IconVolume,
  IconWifi,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { DeviceReadiness, NetworkReadiness, Readiness } from '../../../shared/domain/readiness.ts';
import classes from './ReadinessFacts.module.css';

type Sign = 'good' | 'bad' | 'none';
interface Fact {
  readonly word: string;
  readonly sign: Sign;
}

const order = ['camera', 'microphone', 'speaker', 'network', 'room'] as const;
const icons: Record<(typeof order)[number], ComponentType<{ size: number; stroke: number }>> = {
  camera: IconCamera,
  microphone: IconMicrophone,
  speaker: IconVolume,
  network: IconWifi,
  room: IconUserCheck,
};

/** Five facts in words: camera, microphone, sound, network, and whether the patient is alone. */
export function ReadinessFacts({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation('waiting');
  const readiness = linkHolder(row.participants)?.readiness;
  if (readiness === undefined) return null;
  return (
    <dl className={classes.facts} aria-label={t('facts.label')}>
      {order.map((what) => {
        const Icon = icons[what];
        const { word, sign } = factOf(what, readiness, t);
        return (
          <div key={what} className={classes.fact}>
            <dt>
              <span className={classes.icon} aria-hidden="true">
                <Icon size={17} stroke={1.6} aria-hidden="true" />
              </span>
              {t(`facts.${what}`)}
            </dt>
            <dd data-sign={sign}>
              {sign === 'good' && <IconCheck size={13} stroke={2.2} aria-hidden="true" />}
              {sign === 'bad' && <IconAlertTriangle size={13} stroke={2} aria-hidden="true" />}
              {word}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function factOf(what: (typeof order)[number], readiness: Readiness, t: TFunction<'waiting'>): Fact {
  if (what === 'network') return networkFact(readiness.network, t);
  if (what !== 'room') return deviceFact(readiness[what], t);
  const { room } = readiness;
  return {
    word: t(`room.${room}`),
    sign: room === 'alone' ? 'good' : room === 'someoneHere' ? 'bad' : 'none',
  };
}

function deviceFact(device: DeviceReadiness, t: TFunction<'waiting'>): Fact {
  if (device.state === 'trouble') return { word: t(`device.${device.trouble}`), sign: 'bad' };
  return { word: t(`device.${device.state}`), sign: device.state === 'works' ? 'good' : 'none' };
}

function networkFact(network: NetworkReadiness, t: TFunction<'waiting'>): Fact {
  switch (network.state) {
    case 'good':
    case 'weak':
      return {
        word:
          network.kind === 'unknown'
            ? t(`network.${network.state}`)
            : t(`network.${network.state}On`, { kind: t(`network.${network.kind}`) }),
        sign: network.state === 'good' ? 'good' : 'bad',
      };
    default:
      return { word: t(`network.${network.state}`), sign: network.state === 'failed' ? 'bad' : 'none' };
  }
}
