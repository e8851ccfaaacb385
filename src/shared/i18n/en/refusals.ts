import type { refusals as sv } from '../sv/refusals.ts';
import type { Words } from '../words.ts';

export const refusals: Words<typeof sv> = {
  message: {
    malformed: 'The message could not be read. Nothing has changed. Try again.',
    tooLarge: 'The text is too long. Nothing has changed. Shorten it and try again.',
    version: 'This program is of another version than the clinic’s. Close it and open it again.',
    outOfOrder: 'The message came out of order. Nothing has changed. Try again.',
    rateLimited: 'There were too many attempts in a short time. Wait a minute and try again.',
  },
  sender: {
    untrusted:
      'The request did not come from Vidi’s own window and was not carried out. Nothing has changed.',
  },
  permission: {
    denied:
      'You do not have permission to do this. Nothing has changed. The person responsible for the visit can do it.',
  },
  connection: {
    lost: 'The connection is lost. What you have written is still here. Vidi keeps trying by itself.',
    portTaken:
      'The connection could not be opened: another program has its place on this computer. Vidi keeps trying by itself.',
    certificate:
      'Whoever answers is not the clinic’s own connection. Nothing was sent there. Contact the person who looks after Vidi at the clinic.',
    version:
      'The connection is of another version than this program. What you have written is still here. Update Vidi.',
    pending: 'Waiting for the connection. It is done as soon as the connection is back.',
  },
  internal: 'Something went wrong in the program. What is saved is still here. Try again, or restart Vidi.',
  visit: {
    unknown: 'There is no such visit. Open the day’s list again.',
    moved: 'The visit has changed since you saw it. Nothing was done. Have a look and try again.',
    notAllowedNow: 'This cannot be done in the visit’s present state. Nothing has changed.',
    final: 'The visit is closed and the note is in the record. It cannot be changed.',
    stillConnected: 'The patient is connected. Let in or phone before you mark a no-show.',
    notAttempted: 'Try to reach the patient first, and record how.',
    reasonMissing: 'Write a reason.',
    assignedElsewhere: 'The visit now belongs to {{name}}. Nothing has changed.',
    clinicianThere:
      'The visit belongs to {{name}}, who is connected. Nothing has changed. Ask {{name}} to hand it over.',
    noteSigned: 'The note is signed. The call cannot be reopened. Book a new visit.',
  },
  participant: {
    unknown: 'The person does not belong to this visit. Nothing has changed.',
    notCome: 'The person has not come yet. Wait, or phone.',
    notAdmitted: 'The person has not been let in. Nothing has changed.',
  },
  undo: {
    nothing: 'There is nothing to undo: something else has happened since. Nothing has changed.',
    tooLate: 'Undo is possible within 10 minutes. That time has passed. Nothing has changed.',
    notYours: 'Somebody else did this. Only that person can undo it. Nothing has changed.',
  },
  command: {
    reused: 'The same request came twice with different content. Only the first one holds.',
  },
  staff: {
    unknown: 'That person is not one of the clinic’s clinicians. Nothing has changed.',
  },
  identity: {
    notAsked: 'The identity check has not been started. Start it first.',
    decided: 'Identity is already decided that way. Nothing has changed.',
    reasonMissing: 'Write a reason, so that others can understand the decision.',
    fieldsMissing: 'Compare the personal number and the face with the document first.',
    guardianMissing:
      'Say whether the child is in the picture and how the relation is known, then decide again.',
    questionsMissing: 'Say which questions were asked, then decide again.',
    otherPerson: 'The decision is about another person. Start again with the one to be identified.',
  },
  note: {
    identityUndecided: 'Decide on identity before you sign. The note is saved.',
    sectionMissing: 'A required keyword is empty. The note is saved. Fill it in, then sign.',
    confirmFiling:
      'Identity is not confirmed. Confirm that the note shall still be filed under the booked patient.',
    alreadySigned: 'The note is already signed and locked.',
    notTheAuthor: 'Only the person who gave the care can sign the note. It is saved.',
    visitNotEnded: 'The visit is still open. Finish it before you sign. The note is saved.',
    unknown: 'There is no note for this visit in the record.',
    altered:
      'The note does not match its checksum. It was not accepted. The original is still on this computer. Contact whoever looks after Vidi.',
    otherPerson:
      'The note is about another patient or another person than the visit. The record is unchanged and what is written is still here. Contact whoever looks after Vidi.',
  },
  draft: {
    unknown: 'There is no such draft. Open the visit again.',
    stale:
      'The note has changed since you reviewed it. Nothing is lost. Read it through again before you sign.',
    diskFull:
      'Not saved: the disk is full. The text stays here as long as Vidi is open. Free some space and it is saved by itself.',
    notWritten:
      'Not saved: the file could not be written. The text stays here as long as Vidi is open. Vidi keeps trying by itself.',
    damaged:
      'The draft’s file was damaged. It is kept aside and nothing is overwritten. What could be read is shown. Read it through.',
    wrongKey:
      'The draft could not be unlocked with this computer’s key. The file is kept aside and nothing is overwritten. You can go on writing.',
  },
  settings: {
    damaged: 'The settings could not be read. The file is kept aside and the usual settings apply.',
  },
  profile: {
    damaged:
      'The profile could not be read. All files are where they were and nothing is overwritten. Contact whoever looks after Vidi.',
    unknown: 'The profile is no longer on this computer. Choose another.',
    exists: 'There is already a profile for that person on this computer. Sign in with it.',
    notWritten:
      'The profile could not be written to the disk. Nothing has changed. Check that the data folder can be written to and try again.',
    keychain:
      "The computer's keychain did not open the profile. Nothing has changed. Unlock the keychain, or sign in to the computer with the account that made the profile, and try again.",
  },
  secret: {
    needed: 'Type your passphrase or PIN.',
    wrong: 'That is not right. Wait {{waitSeconds}} s before you try again. Nothing is locked for ever.',
    wait: 'Wait {{waitSeconds}} s and then try again. What you typed has not been tried.',
    tooShort: 'Choose at least {{least}} characters.',
    pinNeedsKeychain:
      'This computer has no keychain, so a PIN is not enough. Choose a passphrase of at least {{least}} characters.',
  },
  store: {
    inUse: 'Vidi is already open on this computer. Use that window.',
  },
  enrolment: {
    unreachable:
      'The clinic does not answer. Check the network, and that you were given the whole line. Try again.',
    version:
      'The clinic’s connection and this program are of different versions. Nothing has changed on this computer. Ask whoever looks after Vidi to update.',
    line: 'The line cannot be read. Paste the whole line that you were given by the one who looks after Vidi at the clinic.',
    invalid:
      'The code cannot be used. It may be mistyped, used already or too old. Nothing has changed. Ask whoever looks after Vidi for a new one.',
  },
  link: {
    invalid: 'This link does not work. Check that you have the whole link, or phone the clinic.',
    tooEarly: 'It is too early for the visit. You can test your camera and sound already now.',
    over: 'The visit is over or its time has passed. Phone the clinic if you need help.',
  },
  session: {
    missing: 'You need to open the link again. Your appointment still stands.',
    otherTab: 'The visit is open in another tab. Close this one, or use this one instead.',
    otherDevice: 'The visit is open on another device. Go on there, or phone the clinic.',
    nobodyWaits: 'No other device is waiting any more.',
    signedOut: 'Nobody is signed in. Sign in first.',
    locked: 'Vidi is locked. Unlock it first.',
    otherMode: 'That cannot be done in this mode. Change between practice and clinic under Settings.',
    changesWait: 'Changes wait for the connection and would be lost. Wait until they are sent.',
  },
  knock: {
    notNeeded: 'You can join without knocking. Reload the page.',
  },
  signal: {
    notConnected: 'The other one is not connected right now. Vidi keeps trying by itself.',
  },
  console: {
    unknown:
      'The clinic does not know this computer. What you have written is kept. Ask the one who looks after Vidi at the clinic for a new line to connect with.',
    revoked:
      'This computer is no longer connected to the clinic. What you have written is kept. Talk to the one who looks after Vidi at the clinic.',
    challenge: 'The connection was not confirmed in time. Vidi tries again by itself.',
  },
  booking: {
    fileTooLarge: 'The file is too large. Nothing was read in. Split the day list.',
    fileEncoding:
      'The file is not saved as UTF-8. Nothing was read in. Save it as UTF-8 and read it in again.',
    fileNotJson: 'The file is not a day list in JSON. Nothing was read in. Choose another file.',
    fileNotText:
      'The file is not a text file, perhaps an Excel workbook. Nothing was read in. Save it as CSV and read it in again.',
    fileQuotes:
      'A quotation mark on line {{line}} is not closed, so it is uncertain where the rows end. Nothing was read in. Correct the line and read the file in again.',
    fileEmpty: 'There are no rows in the file. Nothing was read in.',
    tooManyRows: 'The file has more than 10,000 rows. Nothing was read in. Split the day list.',
    field: 'The field holds a value that cannot be read. The row was not read in.',
    fieldMissing: 'A required field is missing. The row was not read in.',
    number: 'The number is not a valid personal, coordination or reserve number. The row was not read in.',
    endBeforeStart: 'The end is not after the start. The row was not read in.',
    profession: 'The profession is unknown. The row was not read in.',
    nameNotAllowed:
      'A row with protected identity or a reserve number must come without a name. The row was not read in.',
    nameMissing: 'The name is missing. The row was not read in.',
    visitStarted: 'The visit has already begun. The booking is left as it was.',
    duplicateRow: 'The same booking is in the file twice. Only the first one was read in.',
    raggedRow: 'The row does not have as many fields as the headings. The row was not read in.',
    time: 'The date or the time could not be read, or does not exist. The row was not read in.',
    length: 'The length must be given in minutes, from 1 to 1440. The row was not read in.',
    yesNo: 'It is not clear whether this means yes or no. The row was not read in.',
    language: 'The language is not recognised. The row was not read in.',
    clinician: 'The clinician must be given by HSA-id. The row was not read in.',
  },
};
