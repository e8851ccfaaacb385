import type { messages as sv } from '../sv/messages.ts';
import type { Words } from '../words.ts';

export const messages: Words<typeof sv> = {
  ready: {
    soon: 'It is nearly your turn. Please stay on this page.',
    stayHere: 'We have not forgotten you. Please stay on this page, and we will let you in.',
    fetchDocument: 'Please have your ID at hand: passport, identity card or driving licence.',
    weCallYou: 'We will ring you instead. Keep your phone near, the number may be hidden.',
    restartPage: 'Please reload the page and test camera and sound again. You keep your place.',
  },
  form: {
    choose: 'What do you want to say?',
    own: 'Own words',
    ownLabel: 'Your words',
    ownHint: 'Nothing about health: others may see the page. Shown as you write it, not translated.',
    left: '{{left}} characters left',
    send: 'Send',
    sending: 'Sending',
    cancel: 'Close',
    sentToAll_zero: 'Nobody has the page open now. The words are shown when they come back.',
    sentToAll_one: 'The words are now shown to {{count}} who waits.',
    sentToAll_other: 'The words are now shown to {{count}} who wait.',
    sentToOne: 'The words are now shown to the patient.',
    sentToNobody: 'The patient does not have the page open now. The words are shown once it is opened again.',
  },
};
