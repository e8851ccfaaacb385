import type { Bench } from '../bench.ts';
import { drawnFrames, nothingThere, wrongDigits } from './drawn.ts';
import { falseValid } from './falseValid.ts';
import { besidePeers } from './peers/besidePeers.ts';
import { sharedSpecimens } from './specimens.ts';
import { throughTheCall } from './throughTheCall.ts';

/** What the document reader reads, what it never may, and how long a pass takes: `npm run bench -- identity`. */
export const identity: readonly Bench[] = [
  {
    name: 'identity.specimens',
    about: 'photographs of specimen documents, read exactly',
    run: sharedSpecimens,
  },
  {
    name: 'identity.frames',
    about: 'drawn frames of a call at three levels of care, read exactly, and the time of a pass',
    run: drawnFrames,
  },
  {
    name: 'identity.wrongDigits',
    about: 'documents with one digit printed wrong: none may be valid',
    run: wrongDigits,
  },
  {
    name: 'identity.nothing',
    about: 'cards, books and codes without a zone: none may be read as one, and the time of a pass',
    run: nothingThere,
  },
  {
    name: 'identity.peers',
    about: 'PP-OCRv4 and tesseract.js on the pictures that ours reads in the same run',
    run: besidePeers,
  },
  {
    name: 'identity.falseValid',
    about:
      'other pictures, noise, pages of text, altered and covered zones: none may be read as a valid text that is not there',
    run: falseValid,
  },
  {
    name: 'identity.call',
    about:
      'documents held to the camera of a real call: how soon the console is certain, and the frame rate of the call meanwhile',
    run: throughTheCall,
  },
];
