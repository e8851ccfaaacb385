// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { HelpCalls } from '../../../../../src/renderer/features/actions/HelpCalls.tsx';
import { followHelpCalls, useHelpCalls } from '../../../../../src/renderer/visit/helpCalls.ts';
import type { HelpCall } from '../../../../../src/shared/contracts/help.ts';
import type { VisitId } from '../../../../../src/shared/domain/ids.ts';
import { draw } from '../../support/draw.tsx';
import { fakeVidi } from '../../support/fakeVidi.ts';
import { at, uuid } from '../../support/rows.ts';

let stop = () => {};
afterEach(() => {
  cleanup();
  stop();
  useHelpCalls.setState({ calls: [], putAway: new Map() });
});

const call = (change: Partial<HelpCall> = {}): HelpCall => ({
  visitId: uuid(1) as unknown as VisitId,
  at: at('10:41'),
  start: at('10:40'),
  byName: 'Helena Ljung',
  where: 'home',
  place: 'Storgatan 1, Uppsala',
  mine: false,
  ...change,
});

async function drawn() {
  const vidi = fakeVidi({});
  stop = followHelpCalls();
  await draw(<HelpCalls />);
  return (...calls: HelpCall[]) => act(() => vidi.emit({ type: 'help', calls }));
}

describe('a colleague who asks for help', () => {
  it('is told of at once: by whom, which visit, where', async () => {
    const tell = await drawn();
    expect(screen.getByRole('alert').textContent).toBe('');
    tell(call());
    const said = screen.getByRole('alert').textContent;
    expect(said).toContain('Helena Ljung ber om hjälp. Nödläge i videobesöket 10:40.');
    expect(said).toContain('Hemma, Storgatan 1, Uppsala');
  });

  it('says whom to ask where the place is not known', async () => {
    const tell = await drawn();
    tell(call({ where: null, place: null }));
    expect(screen.getByRole('alert').textContent).toContain('okänd: fråga Helena Ljung');
  });

  it('stays until it is over: told again it stands once, and another colleague has a row of their own', async () => {
    const tell = await drawn();
    tell(call());
    const moved = call({ place: 'Storgatan 3, Uppsala' });
    tell(moved);
    expect(screen.getAllByRole('region')).toHaveLength(1);
    expect(screen.getByRole('alert').textContent).toContain('Storgatan 3');
    const karims = call({ visitId: uuid(2) as unknown as VisitId, byName: 'Karim Haddad' });
    tell(moved, karims);
    expect(screen.getAllByRole('region')).toHaveLength(2);
    tell(karims);
    expect(screen.getAllByRole('region').map((one) => one.getAttribute('aria-label'))).toEqual([
      'Karim Haddad ber om hjälp',
    ]);
  });

  it('is not told of what was asked from here', async () => {
    const tell = await drawn();
    tell(call({ mine: true }));
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('can be put away here, until help is asked for anew', async () => {
    const tell = await drawn();
    tell(call());
    fireEvent.click(screen.getByRole('button', { name: 'Stäng' }));
    expect(screen.queryByRole('region')).toBeNull();
    tell(call());
    expect(screen.queryByRole('region')).toBeNull();
    tell(call({ at: at('10:50') }));
    expect(screen.getAllByRole('region')).toHaveLength(1);
  });
});
