import type { patientBrowser as sv } from '../sv/patientBrowser.ts';
import type { Words } from '../words.ts';

export const patientBrowser: Words<typeof sv> = {
  inApp: {
    title: 'Open in {{browser}}',
    why: 'You are inside {{app}}. Camera and sound often do not work there.',
    whyUnnamed: 'You are inside another app. Camera and sound often do not work there.',
    stepsTitle: 'How to',
    menu: {
      topRight: 'Tap the three dots at the top right.',
      bottomRight: 'Tap the three dots at the bottom right.',
      somewhere: 'Tap the three dots or the share button.',
    },
    choose: 'Choose to open in {{browser}} or in the browser.',
    orCopy: 'If that fails, copy the link and paste it into {{browser}}.',
    copy: 'Copy the link',
    copied: 'The link is copied. Open {{browser}} and paste it into the address field.',
    copyFailed: 'It could not be copied. Hold your finger on the link below and choose Copy.',
    link: 'Your link',
    stay: 'Continue here anyway',
  },
  tooOld: {
    title: 'The browser is too old',
    text: 'The video visit does not work in this version. Update the phone or the browser, or open the link on another phone or computer.',
    versions:
      'It works on iPhone and iPad from iOS 15.4, and with Chrome, Edge, Firefox and Samsung Internet from 2023.',
    noScript: 'The browser has turned JavaScript off. Turn it on, or open the link in another browser.',
    ring: 'Ring the clinic',
  },
};
