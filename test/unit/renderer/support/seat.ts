import { ownProfile, useSeat } from '../../../../src/renderer/seat/seat.ts';
import type { SessionProfile, SessionView } from '../../../../src/shared/contracts/session.ts';

export const helena: SessionProfile = {
  id: 'practice',
  name: 'Helena Ljung',
  title: 'specialistläkare',
  profession: 'doctor',
  protectedBy: 'nothing',
  waitSeconds: 0,
};

export const karim: SessionProfile = {
  id: '019a9fb0-0000-7000-8000-000000000001',
  name: 'Karim Haddad',
  title: 'sjuksköterska',
  profession: 'nurse',
  protectedBy: 'passphrase',
  waitSeconds: 0,
};

/** The practice clinic with two profiles, and nobody signed in, where nothing else is said. */
export function seatOf(change: Partial<SessionView> = {}): SessionView {
  return {
    state: 'signedOut',
    mode: 'practice',
    clinic: 'Vårdcentralen Utsikten',
    profiles: [helena, karim],
    current: null,
    canAdd: [],
    keychain: false,
    trouble: null,
    ...change,
  };
}

/** Puts this view of who sits here where the page reads it. */
export function sit(change: Partial<SessionView> = {}): SessionView {
  const seat = seatOf(change);
  useSeat.setState(seat, true);
  return seat;
}

/** Karim sits here, behind his passphrase. */
export function karimSits(state: 'open' | 'locked' = 'open', waitSeconds = 0): SessionProfile {
  const seat = sit({ state, current: karim.id, profiles: [helena, { ...karim, waitSeconds }] });
  return ownProfile(seat) ?? karim;
}
