import type { patientEndings as sv } from '../sv/patientEndings.ts';
import type { Words } from '../words.ts';

export const patientEndings: Words<typeof sv> = {
  left: {
    title: 'You have left the call',
    text: 'The visit is not over. {{name}} sees that you have left.',
  },
  finished: {
    title: 'The visit is over',
    text: 'Thank you for your visit. You can close this page.',
    next: 'What happens now',
    note: 'What you agreed is written in your patient record.',
    fee: 'The fee comes as an invoice. High-cost cards and free cards apply.',
    planned: 'If you agreed on tests, a prescription or a new appointment, the clinic arranges it.',
  },
  worse: 'If you have questions or get worse, ring the clinic. If life is in danger: 112.',
  physical: {
    title: 'The visit will be at the clinic',
    text: '{{name}} wants to meet you in person instead. The clinic will contact you about the time. You can close this page.',
  },
  cancelled: {
    title: 'The visit is cancelled',
    text: 'The visit {{when}} will not take place. Ring the clinic if you want a new time.',
  },
  missed: {
    title: 'The time for your visit has passed',
    text: 'We did not reach you. Ring the clinic and we will help you find a new time.',
  },
  over: {
    title: 'The time for your visit has passed',
    text: 'This link no longer works. Ring the clinic if you need a new time.',
  },
  unconfirmed: {
    title: 'We cannot confirm who we are talking to',
    text: 'We will not continue by video. The clinic will help you: {{phone}}.',
    textWithoutPhone: 'We will not continue by video. The clinic will help you.',
    danger: 'If life is in danger: 112.',
  },
};
