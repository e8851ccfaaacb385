import type { journal as sv } from '../sv/journal.ts';
import type { Words } from '../words.ts';

export const journal: Words<typeof sv> = {
  head: {
    title: 'Note',
    readTitle: 'The note will read',
    template: {
      doctor: 'Remote contact, doctor',
      nurse: 'Remote contact, nurse',
      psychologist: 'Remote contact, psychologist',
      physiotherapist: 'Remote contact, physiotherapist',
    },
    contact: { video: 'Video meeting', phone: 'Telephone' },
    writeOn: 'Keep writing',
    doneWriting: 'Back to the review',
    forWhom: 'Note for {{who}}',
    protected: 'Protected identity',
  },
  sections: {
    contactReason: 'Reason for contact',
    history: 'History',
    current: 'Current state',
    status: 'Status',
    mentalStatus: 'Mental status',
    function: 'Function',
    assessment: 'Assessment',
    measures: 'Measures',
    planning: 'Planning',
  },
  hints: {
    contactReason: 'Why contact was made',
    history: 'What is told',
    current: 'How it is now',
    status: 'What is seen and heard by video',
    mentalStatus: 'What appears in the conversation',
    function: 'What is tried by video',
    assessment: 'What it is, and how certain',
    measures: 'What is done now',
    planning: 'Follow-up and advice',
  },
  saving: {
    saved: 'Saved',
    empty: 'Nothing written yet',
    saving: 'Saving…',
    failed: {
      diskFull: 'Not saved: the disk is full',
      notWritten: 'Not saved: the file cannot be written',
      damaged: 'Part of the draft could not be read',
      wrongKey: 'The earlier draft could not be opened',
      other: 'Not saved',
    },
    safe: {
      since:
        'What was saved at {{time}} is safe. The text stays here as long as the window is open. Vidi is trying again.',
      never: 'The text stays here as long as the window is open. Vidi is trying again.',
      kept: 'The file is kept aside, nothing is overwritten. You can go on writing.',
    },
  },
  loading: 'Fetching the note.',
  noTemplate: "There is no template for the visit's profession.",
  loadFailed: 'The note could not be opened. {{reason}}',
  tryAgain: 'Try again',
  finish: {
    finish: 'Finish visit',
    ask: 'Finish the visit? The call ends for everyone.',
    signLater: 'Finish, sign later',
    cancel: 'Cancel',
    refused: 'The visit was not finished. {{reason}}',
    pending: 'The connection is lost. The visit is finished when it is back.',
  },
};
