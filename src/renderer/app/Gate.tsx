import { type PropsWithChildren, useEffect } from 'react';
import type { SessionView } from '../../shared/contracts/session.ts';
import { LockScreen } from '../features/session/LockScreen.tsx';
import { SignIn } from '../features/session/SignIn.tsx';
import { Welcome } from '../features/session/Welcome.tsx';
import { currentAbout } from '../ipc/session.ts';
import { ownProfile, useSeat } from '../seat/seat.ts';
import { useCallGoingOn } from './callGoesOn.ts';
import { StartFailed } from './StartFailed.tsx';
import { sitDown, useSitting } from './sitting.ts';

/** The one door: the first question, who sits here, the day of whoever does; and the lock over it. */
export function Gate({ children }: PropsWithChildren) {
  const seat = useSeat();
  switch (seat?.state) {
    case undefined:
      return null;
    case 'welcome':
      return <Welcome />;
    case 'signedOut':
      return <SignIn seat={seat} />;
    case 'open':
    case 'locked':
      return <Seated seat={seat}>{children}</Seated>;
  }
}

/** The day stays mounted under the lock: the call's peers and the text being written live there. */
function Seated({ seat, children }: PropsWithChildren<{ readonly seat: SessionView }>) {
  const sitting = useSitting();
  const callHeld = useCallGoingOn() !== null;
  const isOpen = seat.state === 'open';
  const profile = ownProfile(seat);
  useEffect(() => {
    if (isOpen) void sitDown();
  }, [isOpen]);
  if (sitting.state === 'failed') return <StartFailed refusal={sitting.refusal} />;
  return (
    <>
      {sitting.state === 'ready' && children}
      {!isOpen && profile !== null && (
        <LockScreen
          profile={profile}
          zone={sitting.state === 'ready' ? currentAbout().clinic.zone : null}
          callHeld={callHeld}
        />
      )}
    </>
  );
}
