import type { PatientView } from '../../../src/shared/contracts/hub.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';

/** A view as the hub sends it, with what the test is about put in. */
export function viewWith(change: Partial<PatientView> = {}): PatientView {
  return {
    v: 1,
    now: 1_000 as Instant,
    stage: 'booked',
    start: 2_000 as Instant,
    end: 3_000 as Instant,
    zone: 'Europe/Stockholm',
    power: 'join',
    clinician: { name: 'Helena Ljung', title: 'specialistläkare' },
    handedOver: null,
    clinic: { name: 'Vårdcentralen Utsikten', phone: '08-465 004 00' },
    childGivenName: null,
    expectedAs: 'patient',
    answers: {},
    room: 'unasked',
    waiting: false,
    admitted: false,
    clinicianAway: false,
    aboutMinutes: null,
    delayMinutes: null,
    channel: 'video',
    message: null,
    knock: null,
    otherDeviceWaits: false,
    prepareForm: 'general',
    preparedAt: null,
    inRoom: null,
    emergency: false,
    identityUnconfirmed: false,
    iceServers: [],
    ...change,
  };
}
