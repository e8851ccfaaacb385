import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** One fact: icon, what and how, and what stands at its end, where something may. */
export function Line({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className="fact">
      {icon}
      <span className="fact-text">
        <b>{title}</b>
        <span>{text}</span>
      </span>
      {children !== undefined && <span className="fact-end">{children}</span>}
    </div>
  );
}

/** What does not work, and what to do about it. */
export function Remedy({
  icon,
  what,
  remedy,
  onAgain,
  action,
}: {
  icon: ReactNode;
  what: string;
  remedy: string;
  onAgain?: (() => void) | undefined;
  action?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="remedy">
      {icon}
      <span className="fact-text">
        <b>{what}</b>
        <span>{remedy}</span>
      </span>
      {action}
      {onAgain && (
        <button type="button" className="small" onClick={onAgain}>
          {t('check.tryAgain')}
        </button>
      )}
    </div>
  );
}

/** It works. */
export function Tick() {
  const { t } = useTranslation();
  return <IconCheck className="tick" role="img" aria-label={t('check.works')} />;
}
