import { type CharacterOdds, classes } from '../../../../src/identity/characters.ts';
import { alphabet } from '../../../../src/identity/zoneFormat.ts';

const blank = alphabet.length;

/** What stands at one step: nothing, or characters with their probabilities. */
export type Step = '' | Readonly<Record<string, number>>;

/** A recogniser's answer made by hand: each step's probabilities, what is left over going to the blank. */
export function oddsOf(steps: readonly Step[]): CharacterOdds {
  const data = new Float32Array(steps.length * classes).fill(Math.log(1e-6));
  steps.forEach((step, t) => {
    const given = step === '' ? {} : step;
    let left = 1;
    for (const [char, p] of Object.entries(given)) {
      data[t * classes + alphabet.indexOf(char)] = Math.log(p);
      left -= p;
    }
    data[t * classes + blank] = Math.log(Math.max(left, 1e-6));
  });
  return { steps: steps.length, data };
}

/** Each character over two steps with a blank between, as a good line gives. */
export function clear(text: string, sure = 0.98): Step[] {
  return [...text].flatMap((char): Step[] => [{ [char]: sure }, { [char]: sure * 0.6 }, '']);
}
