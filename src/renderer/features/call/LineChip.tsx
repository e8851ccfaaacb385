import {
  IconAntennaBars5,
  IconPhoneOff,
  IconPlayerPause,
  IconPlugConnected,
  IconUnlink,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLiveCall } from '../../visit/liveCall.ts';
import { useOpenVisit } from '../../visit/visitStore.ts';
import { useCallStore } from './callStore.ts';
import { callView } from './callView.ts';
import classes from './LineChip.module.css';

/** The line to the patient, in a word, for the head of the visit. */
export function LineChip() {
  const { t } = useTranslation('call');
  const visit = useOpenVisit();
  const peer = useLiveCall((call) => call.peer);
  const hungUp = useCallStore((store) => store.hungUp);
  const hold = useCallStore((store) => store.hold);
  if (visit === null) return null;
  const view = callView(visit, peer, { hungUp, hold });
  switch (view.state) {
    case 'live':
      return <Chip look="ok" icon={IconAntennaBars5} words={t('line.connected')} />;
    case 'connecting':
      return <Chip look="quiet" icon={IconPlugConnected} words={t('line.connecting')} />;
    case 'lost':
      return <Chip look="bad" icon={IconUnlink} words={t('line.interrupted')} />;
    case 'hold':
      return <Chip look="quiet" icon={IconPlayerPause} words={t('line.hold')} />;
    case 'hungUp':
      return <Chip look="quiet" icon={IconPhoneOff} words={t('line.ended')} />;
    case 'nobody':
    case 'phone':
    case 'elsewhere':
      return null;
  }
}

interface ChipProps {
  readonly look: 'ok' | 'quiet' | 'bad';
  readonly icon: typeof IconUnlink;
  readonly words: string;
}

function Chip({ look, icon: Sign, words }: ChipProps) {
  return (
    <span className={`${classes.chip} ${classes[look]}`} data-line={look}>
      <Sign size={16} stroke={1.8} aria-hidden />
      <span className={classes.words}>{words}</span>
    </span>
  );
}
