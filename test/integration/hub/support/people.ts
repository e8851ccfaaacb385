/** Helena Ljung of the practice clinic. */
export const helena = 'SE2321000016-1001';

/** Karim Haddad, her colleague there. */
export const karim = 'SE2321000016-2002';

/** Those who work at the tests' clinic. */
export const clinicians = [
  { hsaId: helena, name: 'Helena Ljung', title: 'specialistläkare', role: 'clinician', profession: 'doctor' },
  { hsaId: karim, name: 'Karim Haddad', title: 'sjuksköterska', role: 'clinician', profession: 'nurse' },
] as const;

/** Somebody else of the clinic. */
export const someone = (role: 'clinician' | 'assistant' | 'administrator') =>
  ({
    hsaId: 'SE2321000016-3003',
    name: 'Ylva Dahl',
    title: 'undersköterska',
    role,
    profession: 'nurse',
  }) as const;

/** Published test numbers (Skatteverket's range, and Tolvan Tolvansson). */
export const numbers = {
  tolvan: '191212121212',
  born1960: '196002149802',
  born1968: '196809119800',
  born1988: '198805229807',
  born2007: '200704189802',
  child2022: '202203019803',
} as const;
