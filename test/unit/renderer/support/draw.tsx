import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { startWords } from '../../../../src/renderer/app/i18n.ts';
import { startSession } from '../../../../src/renderer/ipc/session.ts';
import type { Language } from '../../../../src/shared/i18n/words.ts';

/** Draws a view as the app does: words, session and Mantine are there first. `window.vidi` must stand (fakeVidi). */
export async function draw(view: ReactElement, language: Language = 'sv') {
  await startWords(language);
  const refused = await startSession();
  if (refused !== null) throw new Error(`session refused: ${refused.code}`);
  return render(view, {
    wrapper: ({ children }) => <MantineProvider env="test">{children}</MantineProvider>,
  });
}
