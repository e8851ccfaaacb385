import { IconChevronRight, IconSchool, IconStethoscope } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleMode } from '../../../shared/contracts/session.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { askSeat } from '../../seat/seat.ts';
import { Entrance } from './Entrance.tsx';
import classes from './session.module.css';

const signs = { practice: IconSchool, clinic: IconStethoscope };

/** The first start asks one thing: practice, or a clinic. */
export function Welcome() {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const [chosen, setChosen] = useState<ConsoleMode | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const choose = async (mode: ConsoleMode) => {
    // A second press while the first is on its way would start the program twice over.
    if (chosen !== null) return;
    setChosen(mode);
    setRefused(await askSeat('session.start', { mode }));
    setChosen(null);
  };
  return (
    <Entrance title={t('welcome.title')} lead={t('welcome.lead')} wide>
      <div className={classes.choices}>
        {(['practice', 'clinic'] as const).map((mode) => {
          const Sign = signs[mode];
          return (
            <button
              key={mode}
              type="button"
              className={classes.choice}
              aria-busy={chosen === mode}
              onClick={() => void choose(mode)}
            >
              <Sign size={28} stroke={1.5} aria-hidden="true" className={classes.sign} />
              <span>
                <span className={classes.choiceName}>{t(`welcome.${mode}`)}</span>
                <span className={classes.choiceDetail}>{t(`welcome.${mode}Detail`)}</span>
              </span>
              <IconChevronRight size={18} stroke={1.8} aria-hidden="true" />
            </button>
          );
        })}
      </div>
      {refused !== null && (
        <p className={classes.trouble} role="alert">
          {t('welcome.failed', { reason: refusalText(refused) })}
        </p>
      )}
    </Entrance>
  );
}
