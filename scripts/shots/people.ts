import type { TestBooking } from '../../test/e2e/support/bookings.ts';

/** Who is booked for the pictures, beside the practice day: published test numbers, made-up names. */
export const people = {
  visits: { givenName: 'Maja', familyName: 'Sandell', number: '198805229807', startsIn: -4 },
  early: { givenName: 'Otto', familyName: 'Hedlund', number: '196002149802', startsIn: 55 },
  late: { givenName: 'Vera', familyName: 'Östberg', number: '196809119800', startsIn: -100 },
  tomorrow: { givenName: 'Nils', familyName: 'Åkerman', number: '191212121212', tomorrow: true },
  cancelled: { givenName: 'Iris', familyName: 'Kvist', number: '199508099802', startsIn: 8 },
  physical: { givenName: 'Hugo', familyName: 'Palm', number: '198805229807', startsIn: 9 },
  missed: { givenName: 'Ellen', familyName: 'Rask', number: '196002149802', startsIn: -8 },
  unconfirmed: { givenName: 'Axel', familyName: 'Lund', number: '196809119800', startsIn: -2 },
  child: {
    givenName: 'Tuva',
    familyName: 'Norén',
    number: '202203019803',
    guardianName: 'Klara Norén',
    guardianNumber: '199508099802',
    startsIn: 4,
  },
  unnumbered: {
    givenName: 'Lova',
    familyName: 'Sundin',
    number: '202203019803',
    guardianName: 'Klara Sundin',
    startsIn: -1,
  },
  together: { givenName: 'Sven', familyName: 'Rydberg', number: '191212121212', startsIn: -3 },
  sibling: {
    givenName: 'Love',
    familyName: 'Ekman',
    number: '202203019803',
    guardianName: 'Klara Ekman',
    guardianNumber: '199508099802',
    startsIn: 6,
  },
} as const satisfies Record<string, TestBooking>;
