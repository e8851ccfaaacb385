// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { Check, type CheckProps } from '../../../src/patient/screens/Check.tsx';
import { patientWords } from '../../../src/shared/i18n/patient.ts';

afterEach(cleanup);

const sv = patientWords.sv.patient;
const words = i18next.createInstance();
await words.use(initReactI18next).init({ lng: 'sv', resources: patientWords, defaultNS: 'patient' });

function check(media: object, readings: object, hearing: CheckProps['hearing'] = { state: 'unmeasured' }) {
  const nothing = () => {};
  render(
    <I18nextProvider i18n={words}>
      <Check
        media={media as CheckProps['media']}
        readings={readings as CheckProps['readings']}
        hearing={hearing}
        asQuestion
        watchMicrophone={() => nothing}
        onPlay={nothing}
        onHeard={nothing}
        onDevicesAgain={nothing}
        onNetworkAgain={nothing}
        browser={null}
      />
    </I18nextProvider>,
  );
}

const untested = { state: 'untested' };
const closed = { camera: { state: 'closed' }, microphone: { state: 'closed' }, stream: null };

describe('the device check', () => {
  it('keeps no empty box above what to do about a refused camera', () => {
    const refused = { state: 'trouble', trouble: 'refused' };
    check(closed, { camera: refused, microphone: refused, speaker: untested, network: untested });
    expect(screen.getByText(sv.trouble.both.refused.what)).toBeTruthy();
    expect(screen.queryByText(sv.check.noPicture)).toBeNull();
    expect(document.querySelector('.mirror')).toBeNull();
  });

  it('keeps the picture’s place while the browser asks', () => {
    const testing = { state: 'testing' };
    check(closed, { camera: testing, microphone: testing, speaker: untested, network: untested });
    expect(screen.getByText(sv.check.allow)).toBeTruthy();
  });

  it('shows that one has been heard also after it is quiet again', () => {
    const works = { state: 'works' };
    check(
      closed,
      { camera: works, microphone: works, speaker: untested, network: untested },
      { state: 'heard' },
    );
    expect(screen.getByText(sv.check.heard)).toBeTruthy();
    expect(screen.getByRole('img', { name: sv.check.works })).toBeTruthy();
  });
});
