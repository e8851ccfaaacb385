import { IconDoor } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { momentSaid } from '../moments.ts';

/** Outside the visit's time: knocking, and what came of it. */
export function Knock({
  view,
  now,
  onKnock,
}: {
  view: PatientView;
  now: number;
  /** False when it did not arrive. */
  onKnock: () => Promise<boolean>;
}) {
  const { t, i18n } = useTranslation();
  const [failed, setFailed] = useState(false);
  const isEarly = view.power === 'test';
  const words = useRef<HTMLParagraphElement>(null);
  const [title, text] = ((): [string, string] => {
    switch (view.knock) {
      case 'waits':
      case 'open':
        return [t('knock.waits'), t('knock.waitsText')];
      case 'later':
        if (!isEarly) return [t('knock.later'), t('knock.laterRing')];
        return [
          t('knock.later'),
          t('knock.laterText', { when: momentSaid(t, view.start, now, view.zone, i18n.language) }),
        ];
      case null:
        return [t(isEarly ? 'knock.early' : 'knock.late'), t('knock.why')];
    }
  })();
  return (
    <div className="word">
      <IconDoor aria-hidden="true" />
      <div className="knock">
        <p ref={words} tabIndex={-1} role="status" className="knock-words">
          <b>{title}</b>
          <span>{text}</span>
        </p>
        {view.knock === null && (
          <button
            type="button"
            className="small"
            onClick={() => {
              // The button goes when it has arrived.
              words.current?.focus();
              void onKnock().then((arrived) => setFailed(!arrived));
            }}
          >
            {t('knock.do')}
          </button>
        )}
        <p className="trouble-word" role="alert">
          {failed && view.knock === null && t('knock.failed')}
        </p>
      </div>
    </div>
  );
}
