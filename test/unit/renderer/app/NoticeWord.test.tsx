// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { NoticeWord } from '../../../../src/renderer/app/NoticeWord.tsx';
import { followNotices, useNotices } from '../../../../src/renderer/app/notices.ts';
import { draw } from '../support/draw.tsx';
import { fakeVidi } from '../support/fakeVidi.ts';
import { openVisit } from '../support/visit.tsx';

let stop = () => {};
afterEach(() => {
  cleanup();
  stop();
  useNotices.setState({ warnings: [], refused: [] });
});

async function notices(brief = false) {
  const vidi = fakeVidi({});
  stop = followNotices();
  await draw(<NoticeWord brief={brief} />);
  return {
    warn: () => act(() => vidi.emit({ type: 'warning', warning: { code: 'settings.damaged' } })),
    refuse: () =>
      act(() =>
        vidi.emit({
          type: 'commandRefused',
          visitId: openVisit().visitId,
          command: 'finish',
          refusal: { code: 'connection.lost' },
        }),
      ),
  };
}

describe('warnings in the bar', () => {
  it('are nothing to see or press while there are none, and read aloud when they come', async () => {
    const { warn } = await notices();
    expect(screen.queryByRole('button')).toBeNull();
    await warn();
    expect(screen.getByRole('alert').textContent).toContain('Inställningarna gick inte att läsa.');
    expect(screen.getByRole('button', { name: /^Inställningarna gick inte att läsa/ })).not.toBeNull();
  });

  it('put first what came of something one did; that can be put away, a lasting one cannot', async () => {
    const { warn, refuse } = await notices();
    await warn();
    await refuse();
    const button = screen.getByRole('button', { name: /^Ändringen för besöket.*\+1$/ });
    fireEvent.click(button);
    expect(await screen.findAllByRole('listitem')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Stäng' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Stäng' })).toBeNull();
  });

  it('are a sign and a number in compact windows', async () => {
    const { warn } = await notices(true);
    await warn();
    expect(screen.getByRole('button', { name: /^Varningar\s*1$/ })).not.toBeNull();
  });
});
