// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { useDayList } from '../../../../../../src/renderer/features/settings/dayList/dayListStore.ts';
import { done, refuse } from '../../../../../../src/shared/domain/refusal.ts';
import { choose, report, shown, takeAll, windows } from '../../../support/dayList.tsx';

afterEach(() => {
  cleanup();
  useDayList.setState({ reading: { state: 'none' } });
});

describe('a day list in JSON', () => {
  it('goes to main with the rows as the file has them', async () => {
    const { sent } = await shown({ 'bookings.import': () => done(report({ added: 1 })) });
    choose('[{"å":1}]');
    expect(await screen.findByText('1 nytt besök, 0 ändrade, 0 oförändrade')).toBeTruthy();
    expect(sent()).toEqual([[{ å: 1 }]]);
    expect(screen.getByText('Alla rader togs in.')).toBeTruthy();
  });

  it('comes back row by row: line, field and reason in words', async () => {
    const refused = [
      { line: 4, field: 'patientNumber', refusal: { code: 'booking.number' } },
      { line: 7, field: 'end', refusal: { code: 'booking.endBeforeStart' } },
    ] as const;
    await shown({ 'bookings.import': () => done(report({ added: 12, refused: [...refused] })) });
    choose(JSON.stringify(Array.from({ length: 14 }, () => ({}))));
    expect(await screen.findByText('2 rader togs inte in')).toBeTruthy();
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent?.slice(0, 14))).toEqual([
      expect.stringContaining('4patientNumber'),
      expect.stringMatching(/^7end/),
    ]);
  });

  it('is refused whole with a word', async () => {
    await shown({ 'bookings.import': () => refuse('permission.denied') });
    choose('[{}]');
    expect(await screen.findByText(/Filen togs inte in: Du har inte behörighet/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it.each([
    ['{', /ingen dagslista i JSON/],
    ['[,]', /ingen dagslista i JSON/],
    [JSON.stringify(Array.from({ length: 10_001 }, () => 1)), /fler än 10 000 rader/],
    [windows('[{"reason":"Öron"}]'), /inte sparad som UTF-8/],
  ])('is refused before anything is sent where it is none', async (content, word) => {
    const { sent } = await shown({ 'bookings.import': takeAll });
    choose(content);
    expect(await screen.findByText(word)).toBeTruthy();
    expect(sent()).toEqual([]);
  });
});

describe('a file of 50 MB', () => {
  it('is refused before it is read', async () => {
    await shown();
    const file = new File([], 'dag.csv');
    Object.defineProperty(file, 'size', { value: 50 * 1024 * 1024 });
    Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(new Error('read')) });
    const [input] = document.querySelectorAll<HTMLInputElement>('input[type=file]');
    fireEvent.change(input as HTMLInputElement, { target: { files: [file] } });
    expect(await screen.findByText(/Filen är för stor/)).toBeTruthy();
  });
});

describe('a file', () => {
  it('can be dropped anywhere on the part, one at a time', async () => {
    const { sent } = await shown({ 'bookings.import': () => done(report({ added: 2 })) });
    const heading = screen.getByRole('heading', { name: 'Dagslista' });
    const target = screen.getByText('Välj en fil, eller släpp den här.').parentElement;
    fireEvent.dragOver(heading);
    expect(target?.dataset.over).toBe('true');
    fireEvent.dragLeave(heading, { relatedTarget: document.body });
    expect(target?.dataset.over).toBeUndefined();
    const file = new File(['[{}]'], 'a.json');
    fireEvent.drop(heading, { dataTransfer: { files: [file, file] } });
    expect(await screen.findByText(/Släpp en fil i taget/)).toBeTruthy();
    expect(sent()).toHaveLength(0);
    fireEvent.drop(heading, { dataTransfer: { files: [file] } });
    expect(await screen.findByText('2 nya besök, 0 ändrade, 0 oförändrade')).toBeTruthy();
  });
});
