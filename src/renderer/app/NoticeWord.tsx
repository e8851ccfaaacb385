import { CloseButton, Popover } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { wallClock } from '../../shared/domain/time.ts';
import { useDayStore } from '../features/queue/dayStore.ts';
import { useAbout } from '../ipc/session.ts';
import { useRefusalText } from '../ipc/useRefusalText.ts';
import { putAwayHanded, useHandedToMe } from '../visit/handedToMe.ts';
import classes from './NoticeWord.module.css';
import { useNotices } from './notices.ts';

interface NoticeWordProps {
  /** Compact windows: the sign and how many; the words when pressed. */
  readonly brief?: boolean;
}

/**
 * Lasting warnings, and changes that could not be made after all: in the bar's empty room, so that nothing moves when one
 * comes. The first in words, read aloud at once; all of them when pressed.
 */
export function NoticeWord({ brief = false }: NoticeWordProps) {
  const { t } = useTranslation('app');
  const notices = useNoticeList();
  const [first] = notices;
  return (
    <>
      <span className="v-sr" role="alert">
        {notices.map(({ words }) => words).join(' ')}
      </span>
      {first !== undefined && (
        <Popover position="bottom-end" shadow="md" width={420} trapFocus returnFocus>
          <Popover.Target>
            <button type="button" className={classes.word}>
              <IconAlertTriangle size={15} stroke={1.8} aria-hidden="true" />
              {brief ? (
                <span className="v-sr">{t('notice.warnings')}</span>
              ) : (
                <span className={`${classes.text} num`}>{first.words}</span>
              )}
              {(brief || notices.length > 1) && (
                <span className="num">{brief ? notices.length : `+${notices.length - 1}`}</span>
              )}
            </button>
          </Popover.Target>
          <Popover.Dropdown maw="calc(100vw - 16px)">
            <ul className={classes.list}>
              {notices.map(({ key, words, putAway }) => (
                <li key={key} className={classes.notice}>
                  <span className="num">{words}</span>
                  {putAway !== null && (
                    <CloseButton size="sm" aria-label={t('notice.close')} onClick={putAway} />
                  )}
                </li>
              ))}
            </ul>
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

interface Notice {
  readonly key: string;
  readonly words: string;
  /** Null for what stays until it is mended. */
  readonly putAway: (() => void) | null;
}

/** What came of something one did stands before what is wrong in general. */
function useNoticeList(): readonly Notice[] {
  const { t } = useTranslation('app');
  const { clinic } = useAbout();
  const refusalText = useRefusalText();
  const { warnings, refused, putAway } = useNotices();
  const { handed } = useHandedToMe();
  const day = useDayStore((store) => store.day);
  return [
    ...handed.map(({ visitId, start, fromName }) => ({
      key: `handed${visitId}`,
      words: t('notice.handedOver', {
        name: fromName ?? t('notice.colleague'),
        time: wallClock(start, clinic.zone),
      }),
      putAway: () => putAwayHanded(visitId),
    })),
    ...refused.map(({ id, visitId, refusal }) => {
      const row = day.state === 'open' ? day.rows.get(visitId) : undefined;
      const time = row === undefined ? '' : wallClock(row.start, clinic.zone);
      const words = t('notice.commandRefused', { time, reason: refusalText(refusal) });
      return { key: String(id), words, putAway: () => putAway(id) };
    }),
    ...warnings.map((warning) => ({ key: warning.code, words: refusalText(warning), putAway: null })),
  ];
}
