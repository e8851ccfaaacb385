import { IconChevronRight, IconLock } from '@tabler/icons-react';
import type { PropsWithChildren } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionProfile } from '../../../shared/contracts/session.ts';
import classes from './session.module.css';

interface ProfileRowProps {
  readonly profile: SessionProfile;
  /** What stands in it (children) is shown; a profile without a secret is gone into at the press, and shows it always. */
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One who may sit here: name, title, and what opens the profile. */
export function ProfileRow({ profile, chosen, onChoose, children }: PropsWithChildren<ProfileRowProps>) {
  const { t } = useTranslation('session');
  const { name, title, protectedBy } = profile;
  const opens = protectedBy !== 'nothing';
  return (
    <li className={classes.profile}>
      <button type="button" aria-expanded={opens ? chosen : undefined} onClick={onChoose}>
        <span>
          <span className={classes.name}>{name}</span>
          <span className={classes.title}>{title}</span>
        </span>
        <span className={classes.guard}>
          {opens && <IconLock size={14} stroke={1.8} aria-hidden="true" />}
          {t(`seat.protectedBy.${protectedBy}`)}
          {!opens && <IconChevronRight size={16} stroke={1.8} aria-hidden="true" />}
        </span>
      </button>
      {(chosen || !opens) && children !== false && <div className={classes.unlock}>{children}</div>}
    </li>
  );
}
