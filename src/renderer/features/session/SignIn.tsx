import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionProfile, SessionView } from '../../../shared/contracts/session.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { askSeat } from '../../seat/seat.ts';
import { AddProfile } from './AddProfile.tsx';
import { Enrol } from './Enrol.tsx';
import { Entrance } from './Entrance.tsx';
import { Forgotten } from './Forgotten.tsx';
import { ProfileRow } from './ProfileRow.tsx';
import classes from './session.module.css';
import { Unlock } from './Unlock.tsx';

/** Who sits here? The profiles of this computer, each with its field or its one press; and how to come to be one of them. */
export function SignIn({ seat }: { readonly seat: SessionView }) {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const { mode, profiles, canAdd, trouble, clinic } = seat;
  const [making, setMaking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);

  const signIn = (id: SessionProfile['id'], secret: string | null) =>
    askSeat('session.signIn', { id, secret });
  const added = (id: string | null) => {
    setMaking(false);
    if (id !== null) setChosen(id);
  };
  const otherMode = (
    <Button
      variant="subtle"
      size="compact-md"
      title={t('signIn.restarts')}
      onClick={() =>
        void askSeat('session.start', { mode: mode === 'clinic' ? 'practice' : 'clinic' }).then(setRefused)
      }
    >
      {t(mode === 'clinic' ? 'signIn.toPractice' : 'signIn.toClinic')}
    </Button>
  );
  if (mode === 'clinic' && trouble === null && (making || profiles.length === 0))
    return <Enrol onClose={profiles.length === 0 ? null : added} below={otherMode} />;
  if (making && canAdd.length > 0) return <AddProfile canAdd={canAdd} onClose={added} />;

  return (
    <Entrance
      title={t('signIn.title')}
      lead={mode === 'practice' ? t('signIn.practiceClinic') : (clinic ?? undefined)}
    >
      {(trouble ?? refused) !== null && (
        <p className={classes.trouble} role="alert">
          {trouble !== null
            ? t('signIn.trouble', { reason: refusalText(trouble) })
            : refused !== null && t('signIn.refused', { reason: refusalText(refused) })}
        </p>
      )}
      {profiles.length > 0 && (
        <ul className={classes.profiles} aria-label={t('signIn.list')}>
          {profiles.map((profile) => (
            <ProfileRow
              key={profile.id}
              profile={profile}
              chosen={(chosen ?? onlyOne(profiles)) === profile.id}
              onChoose={() => {
                setRefused(null);
                if (profile.protectedBy === 'nothing') void signIn(profile.id, null).then(setRefused);
                else setChosen(profile.id);
              }}
            >
              {profile.protectedBy === 'nothing' ? (
                <p className={classes.hint}>{t('signIn.noSecretHint')}</p>
              ) : (
                <>
                  <Unlock
                    profile={profile}
                    label={t('signIn.signIn')}
                    onTry={(secret) => signIn(profile.id, secret)}
                  />
                  <Forgotten profile={profile} locked={false} />
                </>
              )}
            </ProfileRow>
          ))}
        </ul>
      )}
      <div className={classes.sides}>
        {(mode === 'clinic' || canAdd.length > 0) && trouble === null && (
          <Button variant="subtle" size="compact-md" onClick={() => setMaking(true)}>
            {t(mode === 'clinic' ? 'signIn.another' : 'signIn.add')}
          </Button>
        )}
        {otherMode}
      </div>
    </Entrance>
  );
}

/** The only one there is, also where it has just been made: its field is ready. */
function onlyOne(profiles: readonly SessionProfile[]): string | null {
  return profiles.length === 1 ? (profiles[0]?.id ?? null) : null;
}
