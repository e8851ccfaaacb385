import type { patientTrouble as sv } from '../sv/patientTrouble.ts';
import type { Words } from '../words.ts';

export const patientTrouble: Words<typeof sv> = {
  trouble: {
    both: {
      refused: {
        what: 'Camera and microphone are not allowed',
        remedy: 'Press the icon by the address at the top, allow camera and microphone and press Try again.',
      },
      inAppBrowser: {
        what: 'This app does not let camera and microphone through',
        remedy: 'Open the link in Safari or Chrome: choose Open in browser in the menu of the app.',
      },
      unsupported: {
        what: 'This browser cannot use camera and microphone',
        remedy: 'Open the link in Safari or Chrome, in the latest version.',
      },
    },
    camera: {
      refused: {
        what: 'The camera is not allowed',
        remedy: 'Press the icon by the address at the top, allow the camera and press Try again.',
      },
      missing: {
        what: 'No camera was found',
        remedy: 'Connect a camera, or open the link on a phone. You can continue with sound only.',
      },
      taken: {
        what: 'Something else is using the camera',
        remedy: 'Close other programs and calls that use the camera, and press Try again.',
      },
      unplugged: { what: 'The camera was unplugged', remedy: 'Connect it again. It starts by itself.' },
      silent: { what: 'The camera gives no picture', remedy: 'Close the page and open the link again.' },
      inAppBrowser: {
        what: 'This app does not let the camera through',
        remedy: 'Open the link in Safari or Chrome: choose Open in browser in the menu of the app.',
      },
      unsupported: {
        what: 'This browser cannot use the camera',
        remedy: 'Open the link in Safari or Chrome, in the latest version.',
      },
    },
    microphone: {
      refused: {
        what: 'The microphone is not allowed',
        remedy: 'Press the icon by the address at the top, allow the microphone and press Try again.',
      },
      missing: {
        what: 'No microphone was found',
        remedy: 'Connect a headset, or open the link on a phone.',
      },
      taken: {
        what: 'Something else is using the microphone',
        remedy: 'End other calls and programs that use the microphone, and press Try again.',
      },
      unplugged: { what: 'The microphone was unplugged', remedy: 'Connect it again. It starts by itself.' },
      silent: {
        what: 'We hear nothing yet',
        remedy:
          'Say something. If it is not heard, see that the microphone is not switched off on the headset.',
      },
      inAppBrowser: {
        what: 'This app does not let the microphone through',
        remedy: 'Open the link in Safari or Chrome: choose Open in browser in the menu of the app.',
      },
      unsupported: {
        what: 'This browser cannot use the microphone',
        remedy: 'Open the link in Safari or Chrome, in the latest version.',
      },
    },
    speaker: {
      what: 'You hear no sound',
      remedy: 'Turn up the volume, turn off silent mode, and see that the sound does not go to a headset.',
    },
    networkWeak: 'Move closer to your wifi, or stop other things that use the network.',
    networkFailed: {
      what: 'The network could not be tested',
      remedy: 'See that the phone has a network and press Try again.',
    },
  },
};
