import { roomPersons } from './roomPersons.ts';

/** Who is present, at either end: in the call, in the review and in the signed note. */
export const present = {
  who: roomPersons,
  facts: {
    label: 'Närvarande',
    theirs: 'Hos patienten',
    answered: {
      alone: 'Svarade: ensam',
      someoneHere: 'Svarade: någon är här',
      ratherNotSay: 'Ville inte svara',
      unasked: 'Inte tillfrågad',
    },
    confirmed: {
      alone: 'Ensam, bekräftat {{time}}',
      someoneHere: 'Någon är här, bekräftat {{time}}',
    },
    confirmAlone: 'Bekräftat: ensam',
    confirmSomeoneHere: 'Bekräftat: någon är här',
    hint: 'Fråga med rösten. Svaret från sidan är bara en antydan.',
    refused: 'Det gick inte att spara. {{reason}}',
    pending: 'Sparas när förbindelsen är tillbaka.',
    here: 'I rummet här',
    unanswered: 'inte svarat',
    yes: 'patienten sa ja {{time}}',
    no: 'patienten sa nej {{time}}',
    mustLeave: 'Patienten sa nej till {{who}}. Den som inte får vara med måste gå ut.',
    haveLeft: 'Har gått ut',
    change: 'Ändra',
  },
  room: {
    menu: 'Vem mer är i rummet…',
    title: 'Vem mer är i rummet?',
    student: 'Studenter',
    supervisor: 'Handledare',
    colleague: 'Kollegor',
    interpreter: 'Tolkar',
    told: 'Patienten får veta det på sin sida, utan namn, och frågas om det går bra.',
    tell: 'Tala om det för patienten',
    nobody: 'Ingen mer i rummet',
    close: 'Stäng',
  },
  note: {
    confirmedAlone: 'ensam i rummet, bekräftat med rösten {{time}}',
    confirmedSomeoneHere: 'någon mer i rummet, bekräftat med rösten {{time}}',
    withAuthor: 'I mottagningens rum från {{time}}: {{who}}, {{answer}}.',
    yes: 'patienten sa ja',
    no: 'patienten sa nej',
    unanswered: 'patienten svarade inte',
  },
} as const;
