// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { HandOverWords } from '../../../../src/renderer/visit/HandOverWords.tsx';
import { draw } from '../support/draw.tsx';
import { fakeVidi } from '../support/fakeVidi.ts';
import { at } from '../support/rows.ts';

afterEach(cleanup);

const said = async (handOver: Parameters<typeof HandOverWords>[0]['handOver']) => {
  fakeVidi({});
  await draw(<HandOverWords handOver={handOver} />);
  return screen.queryByRole('region', { name: 'Överlämning' })?.textContent ?? null;
};

describe('what stands beside a visit that was another’s', () => {
  it('is who handed over, when, and the line as it was written', async () => {
    const line = 'Ring dottern först. <b>Hon tolkar.</b>';
    expect(await said({ fromName: 'Helena Ljung', line, at: at('10:52') })).toBe(
      `Helena Ljung lämnade över 10:52:${line}`,
    );
  });

  it('says until when they had it, where they left no word', async () => {
    expect(await said({ fromName: 'Helena Ljung', line: '', at: at('10:52') })).toBe(
      'Helena Ljung hade besöket till 10:52.',
    );
    cleanup();
    expect(await said({ fromName: null, line: '', at: at('10:52') })).toBe(
      'En kollega hade besöket till 10:52.',
    );
  });

  it('is nothing where nobody had it before', async () => {
    expect(await said(null)).toBeNull();
  });
});
