// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { Frame } from '../../../src/patient/parts/Frame.tsx';
import type { Ending } from '../../../src/patient/screen.ts';
import { Ended, ringsAfter, Trouble } from '../../../src/patient/screens/Messages.tsx';
import { patientWords } from '../../../src/shared/i18n/patient.ts';
import { viewWith } from './view.ts';

afterEach(cleanup);

const words = i18next.createInstance();
await words.use(initReactI18next).init({ lng: 'sv', resources: patientWords, defaultNS: 'patient' });
const dials = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));

function ended(ending: Ending): void {
  const view = viewWith();
  render(
    <I18nextProvider i18n={words}>
      <Frame clinic={view.clinic} rings={ringsAfter(ending)}>
        <Ended ending={ending} view={view} now={4_000} onKnock={async () => true} />
      </Frame>
    </I18nextProvider>,
  );
}

describe('how a visit ends', () => {
  it.each(['physical', 'cancelled', 'missed', 'over', 'unconfirmed', 'finished'] as const)(
    '%s: the clinic is one press away, once, and 112 is another',
    (ending) => {
      ended(ending);
      expect(dials().toSorted()).toEqual(['tel:0846500400', 'tel:112']);
      expect(screen.getByRole('link', { name: '112' })).toBeTruthy();
    },
  );

  it.each(['wrongLink', 'over'] as const)(
    'a link that opens nothing (%s) has the number as its button',
    (why) => {
      const drawn = (phone: string | undefined) => (
        <I18nextProvider i18n={words}>
          <Trouble why={why} phone={phone} />
        </I18nextProvider>
      );
      const { rerender } = render(drawn('08-465 004 00'));
      expect(dials()).toEqual(['tel:0846500400']);
      // The clinic cannot be asked for its number: no button that dials nothing.
      rerender(drawn(undefined));
      expect(screen.queryByRole('link')).toBeNull();
    },
  );
});
