/** What a call needs and the way in does not: fetched from the waiting room on, as one part. */
export { Peer } from '../call/peer.ts';
export { StillSender } from '../call/stillSender.ts';
export { DocumentStills } from './stills/documentStills.ts';
