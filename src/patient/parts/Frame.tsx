import { IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dialled, unbroken } from '../moments.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { Mark } from './Mark.tsx';

export interface Clinic {
  readonly name: string;
  readonly phone: string;
}

/** The frame of every screen but the call: clinic and language above, the clinic's number below. */
export function Frame({
  clinic,
  bars,
  notice,
  actions,
  rings = false,
  children,
}: {
  clinic: Clinic | null;
  /** What stands above every screen. */
  bars?: ReactNode;
  /** A calm word on the line above the content; null when there is nothing to say. */
  notice?: string | null;
  /** Buttons in the thumb's reach. */
  actions?: ReactNode;
  /** The content itself has the clinic's number as its button. */
  rings?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="frame">
      <header className="head">
        <p className="clinic">
          <Mark />
          <span>{clinic?.name ?? ''}</span>
        </p>
        <LanguageChoice />
      </header>
      {bars}
      <main>
        <p className="notice" role="status">
          {notice}
        </p>
        {children}
      </main>
      <footer className="foot">
        {actions}
        {clinic && !rings && <ClinicPhone phone={clinic.phone} />}
      </footer>
    </div>
  );
}

/** The clinic's number, as on every page. */
function ClinicPhone({ phone }: { phone: string }) {
  const { t } = useTranslation();
  return (
    <a className="fact phone" href={`tel:${dialled(phone)}`}>
      <IconPhone aria-hidden="true" />
      <span className="fact-text">
        <b>{t('clinicPhone')}</b>
        <span className="num">{unbroken(phone)}</span>
      </span>
    </a>
  );
}
