import type { present as original } from '../sv/present.ts';
import type { Words } from '../words.ts';
import { roomPersons } from './roomPersons.ts';

export const present: Words<typeof original> = {
  who: roomPersons,
  facts: {
    label: 'Present',
    theirs: 'With the patient',
    answered: {
      alone: 'Answered: alone',
      someoneHere: 'Answered: someone is here',
      ratherNotSay: 'Would rather not say',
      unasked: 'Not asked',
    },
    confirmed: {
      alone: 'Alone, confirmed {{time}}',
      someoneHere: 'Someone is here, confirmed {{time}}',
    },
    confirmAlone: 'Confirmed: alone',
    confirmSomeoneHere: 'Confirmed: someone is here',
    hint: 'Ask by voice. The answer from the page is only a hint.',
    refused: 'It could not be saved. {{reason}}',
    pending: 'Saved once the connection is back.',
    here: 'In the room here',
    unanswered: 'not answered',
    yes: 'the patient said yes {{time}}',
    no: 'the patient said no {{time}}',
    mustLeave: 'The patient said no to {{who}}. Anyone the patient said no to must leave.',
    haveLeft: 'Have left',
    change: 'Change',
  },
  room: {
    menu: 'Who else is in the room…',
    title: 'Who else is in the room?',
    student: 'Students',
    supervisor: 'Supervisors',
    colleague: 'Colleagues',
    interpreter: 'Interpreters',
    told: 'The patient is told on the page, without names, and asked whether that is all right.',
    tell: 'Tell the patient',
    nobody: 'Nobody else in the room',
    close: 'Close',
  },
  note: {
    confirmedAlone: 'alone in the room, confirmed by voice {{time}}',
    confirmedSomeoneHere: 'someone else in the room, confirmed by voice {{time}}',
    withAuthor: "In the clinic's room from {{time}}: {{who}}, {{answer}}.",
    yes: 'the patient said yes',
    no: 'the patient said no',
    unanswered: 'the patient did not answer',
  },
};
