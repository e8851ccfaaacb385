// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { done, refuse } from '../../../../../src/shared/domain/refusal.ts';
import { cleanQueue, queueOf } from '../../support/queue.tsx';
import { participant, row, waitingSince } from '../../support/rows.ts';

cleanQueue();

const waits = row(1, '10:40', { participants: [participant(501, waitingSince('10:32'))] });
const press = (key: string) =>
  act(async () => void fireEvent.keyDown(window, { key, code: `Key${key.toUpperCase()}`, altKey: true }));

describe('the delay', () => {
  const takes = { 'delay.set': () => done({}) };

  it('is five minutes more at each press, told and shown, and is taken back at once', async () => {
    const { vidi } = await queueOf([waits], { answers: takes });
    expect(screen.getByText('Du är i tid')).toBeTruthy();
    await press('f');
    expect(screen.getByText('Du är ungefär 5 min sen')).toBeTruthy();
    expect(screen.getByTestId('said').textContent).toBe(
      'Du är ungefär 5 minuter sen. De som väntar får veta det.',
    );
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /^\+5 min/ })));
    expect(vidi.payloadsOf('delay.set')).toEqual([{ minutes: 5 }, { minutes: 10 }]);
    await act(
      async () =>
        void fireEvent.click(
          screen.getByRole('button', { name: 'Ta tillbaka de 10 minuter du har lagt till' }),
        ),
    );
    expect(vidi.payloadsOf('delay.set').at(-1)).toEqual({ minutes: 0 });
    expect(screen.getByText('Du är i tid')).toBeTruthy();
  });

  it('counts two presses as two before the first is answered', async () => {
    const { vidi } = await queueOf([waits], { answers: takes });
    await act(async () => {
      for (let presses = 0; presses < 2; presses += 1)
        fireEvent.keyDown(window, { key: 'f', code: 'KeyF', altKey: true });
    });
    expect(vidi.payloadsOf('delay.set')).toEqual([{ minutes: 5 }, { minutes: 10 }]);
    expect(screen.getByText('Du är ungefär 10 min sen')).toBeTruthy();
  });

  it('says so when it could not be told, and claims nothing', async () => {
    await queueOf([waits], { answers: { 'delay.set': () => refuse('connection.lost') } });
    await press('f');
    expect(screen.getByRole('alert').textContent).toContain('Förbindelsen är bruten');
    expect(screen.getByText('Du är i tid')).toBeTruthy();
    expect(screen.getByTestId('said').textContent).toBe('');
  });

  it("is nobody's where nobody is to come", async () => {
    const { vidi } = await queueOf([row(1, '08:00', { stage: 'closed', recorded: true })], {
      answers: takes,
    });
    await press('f');
    expect(vidi.payloadsOf('delay.set')).toEqual([]);
    expect(screen.queryByRole('button', { name: /^\+5 min/ })).toBeNull();
  });
});

describe('a message to those who wait', () => {
  const takes = { 'message.send': () => done({ reached: 2 }) };
  const dialog = () => screen.getByRole('dialog', { name: 'Meddela dem som väntar' });
  const send = () => within(dialog()).getByRole('button', { name: 'Skicka' }) as HTMLButtonElement;

  it('is offered while somebody waits for oneself', async () => {
    await queueOf([row(1, '10:40')]);
    expect(screen.queryByRole('button', { name: 'Meddela dem som väntar' })).toBeNull();
    await press('w');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('goes out in ready words, as the patient reads them, and says how many it reached', async () => {
    const { vidi } = await queueOf([waits], { answers: takes });
    await act(
      async () => void fireEvent.click(screen.getByRole('button', { name: 'Meddela dem som väntar' })),
    );
    expect(send().disabled).toBe(true);
    fireEvent.click(within(dialog()).getByRole('radio', { name: /^Det är strax din tur/ }));
    await act(async () => void fireEvent.click(send()));
    expect(vidi.payloadsOf('message.send')).toEqual([
      { visitId: null, message: { kind: 'ready', code: 'soon' } },
    ]);
    const close = within(dialog()).getAllByRole('button', { name: 'Stäng' }).at(-1);
    expect(document.activeElement).toBe(close);
    expect(document.getElementById(close?.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Orden visas nu för 2 som väntar.',
    );
  });

  it("goes out in one's own words, of which blanks are none", async () => {
    const { vidi } = await queueOf([waits], { answers: takes });
    await press('w');
    fireEvent.click(within(dialog()).getByRole('radio', { name: 'Egna ord' }));
    const field = within(dialog()).getByRole('textbox', { name: 'Dina ord' });
    fireEvent.change(field, { target: { value: '   ' } });
    expect(send().disabled).toBe(true);
    fireEvent.change(field, { target: { value: ' Vi bygger om, det kan höras ljud. ' } });
    await act(async () => void fireEvent.click(send()));
    expect(vidi.payloadsOf('message.send')).toEqual([
      { visitId: null, message: { kind: 'own', text: 'Vi bygger om, det kan höras ljud.' } },
    ]);
  });

  it('keeps the words when they could not be sent', async () => {
    await queueOf([waits], { answers: { 'message.send': () => refuse('connection.lost') } });
    await press('w');
    fireEvent.click(within(dialog()).getByRole('radio', { name: 'Egna ord' }));
    const field = within(dialog()).getByRole('textbox', { name: 'Dina ord' }) as HTMLTextAreaElement;
    fireEvent.change(field, { target: { value: 'Strax.' } });
    await act(async () => void fireEvent.click(send()));
    expect(within(dialog()).getByRole('alert').textContent).toContain('Förbindelsen är bruten');
    expect(field.value).toBe('Strax.');
  });
});
