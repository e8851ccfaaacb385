/** What Sara's identity card says. */
export const sarasCard = {
  givenName: 'Sara',
  familyName: 'Provsson',
  birthDate: '1988-05-22',
  sex: 'F',
  documentNumber: 'PA1234567',
  validUntil: '2039-04-30',
  personalNumber: '198805229807',
} as const;
