// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { isDayDone, showUnsigned } from '../../../../../src/renderer/features/queue/unsignedNotes.ts';
import { followSignedHere, useSignedHere } from '../../../../../src/renderer/visit/signedHere.ts';
import { cleanQueue, names, queueOf } from '../../support/queue.tsx';
import { at, row } from '../../support/rows.ts';

cleanQueue();
afterEach(() => showUnsigned(false));

const ended = (n: number, time: string, change = {}) =>
  row(n, time, { stage: 'ended', endedAt: at('10:00'), ...change });
const older = ended(1, '08:20', { givenName: 'Nils', familyName: 'Testberg' });
const newer = ended(2, '09:40');
const toCome = row(3, '11:00');
const foot = () => screen.queryByRole('button', { name: /osignera|att signera/ });
const altJ = () => act(async () => fireEvent.keyDown(window, { key: 'j', code: 'KeyJ', altKey: true }));

describe('notes that wait to be signed', () => {
  it('are counted in the foot, with the time of the oldest', async () => {
    await queueOf([
      newer,
      toCome,
      older,
      ended(4, '08:00', { recorded: true }),
      ended(5, '08:10', { mine: false }),
    ]);
    expect(foot()?.textContent).toContain('2 osignerade');
    expect(foot()?.textContent).toContain('äldst 08:20');
  });

  it('are not counted where they are signed here and wait to be sent: the row says so', async () => {
    onTestFinished(() => useSignedHere.setState(new Set(), true));
    onTestFinished(followSignedHere());
    const { vidi } = await queueOf([newer, toCome, older]);
    expect(foot()?.textContent).toContain('2 osignerade');
    act(() => vidi.emit({ type: 'outbox', visitIds: [older.visitId] }));
    expect(foot()?.textContent).toContain('1 osignerad');
    expect(names().filter((said) => said?.includes('Signerad, väntar på att skickas'))).toHaveLength(1);
    act(() => vidi.emit({ type: 'outbox', visitIds: [older.visitId, newer.visitId] }));
    expect(foot()).toBeNull();
    act(() => vidi.emit({ type: 'outbox', visitIds: [] }));
    expect(foot()?.textContent).toContain('2 osignerade');
  });

  it('are a list by one chord, oldest first, in which one opens', async () => {
    const { onOpen } = await queueOf([newer, toCome, older]);
    await altJ();
    const list = screen.getByRole('list', { name: 'Att signera, äldst först' });
    const notes = within(list).getAllByRole('button');
    expect(notes.map((one) => one.textContent)).toEqual(['08:20Nils Testberg', '09:40Åsa Lindström']);
    expect(document.activeElement).toBe(notes[0]);
    fireEvent.click(notes[1] as HTMLElement);
    expect(onOpen).toHaveBeenCalledWith(newer.visitId);
    expect(screen.queryByRole('list', { name: 'Att signera, äldst först' })).toBeNull();
  });

  it('close at Escape, and give the focus to what opened them', async () => {
    await queueOf([older, toCome]);
    await altJ();
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    expect(document.activeElement).toBe(foot());
    expect(foot()?.getAttribute('aria-expanded')).toBe('false');
  });

  it('name nobody who is protected', async () => {
    await queueOf([ended(1, '08:20', { protected: true }), toCome]);
    await altJ();
    const list = screen.getByRole('list', { name: 'Att signera, äldst först' });
    expect(list.textContent).toBe('08:20Skyddade uppgifter');
  });

  it('stand out once the visits of the day are done', async () => {
    await queueOf([older, newer]);
    expect(foot()?.textContent).toContain('Dagens besök är klara. 2 anteckningar att signera');
  });

  it('say from which day they are, where that is not today', async () => {
    await queueOf([ended(1, '08:20', { start: (at('08:20') - 86_400_000) as never }), toCome]);
    expect(foot()?.textContent).toContain('äldst mån 23 nov. 08:20');
  });

  it('are not spoken of where there are none', async () => {
    await queueOf([toCome]);
    expect(foot()).toBeNull();
  });
});

describe('the day', () => {
  it('is done when nothing of one’s own goes on or can still come', () => {
    expect(isDayDone([older, row(2, '08:00')], at('10:38'))).toBe(true);
    expect(isDayDone([toCome], at('10:38'))).toBe(false);
    expect(isDayDone([{ ...toCome, mine: false }], at('10:38'))).toBe(true);
    expect(isDayDone([row(2, '08:00', { stage: 'open' })], at('10:38'))).toBe(false);
  });
});
