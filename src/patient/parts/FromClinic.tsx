import { IconClock, IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { momentIn } from '../moments.ts';
import { ClinicWord } from './ClinicWord.tsx';

/** What the clinic says to one who waits, read out as it comes: its words, and that it is late. */
export function FromClinic({ view, now }: { view: PatientView; now: number }) {
  const { t, i18n } = useTranslation();
  const { clinician, delayMinutes, message, zone } = view;
  const ready = message?.message.kind === 'ready' ? message.message.code : null;
  return (
    <div role="status" className="from-clinic">
      {message && (
        <div className="word">
          <IconMessage aria-hidden="true" />
          <div className="fact-text">
            <span className="faint num">
              {t('waiting.fromClinicAt', { time: momentIn(message.at, now, zone, i18n.language) })}
            </span>
            <span dir="auto" className="said-by-clinic">
              {message.message.kind === 'own'
                ? message.message.text
                : t(`fromClinic.${message.message.code}`)}
            </span>
            {ready === 'restartPage' && (
              <button type="button" className="small" onClick={() => location.reload()}>
                {t('waiting.reload')}
              </button>
            )}
          </div>
        </div>
      )}
      {delayMinutes !== null && (
        <ClinicWord
          icon={IconClock}
          words={t('waiting.delay', { name: clinician.name, minutes: delayMinutes })}
        />
      )}
    </div>
  );
}
