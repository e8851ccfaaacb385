import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dialled, unbroken } from '../moments.ts';

/** The one thing that is left to do: a press that rings the clinic. Nothing where no number is known. */
export function Ring({ phone, kind = 'main' }: { phone: string | undefined; kind?: 'main' | 'second' }) {
  const { t } = useTranslation();
  if (!phone) return null;
  return (
    <a className={kind} href={`tel:${dialled(phone)}`}>
      <IconPhone aria-hidden="true" />
      <span className="num">
        {t('ring')} {unbroken(phone)}
      </span>
    </a>
  );
}

/** A sentence in which 112 can be pressed. */
export function With112({ text }: { text: string }) {
  const [before, ...after] = text.split('112');
  if (after.length === 0) return text;
  return (
    <>
      {before}
      <a className="in-text num" href="tel:112">
        112
      </a>
      {after.join('112')}
    </>
  );
}
