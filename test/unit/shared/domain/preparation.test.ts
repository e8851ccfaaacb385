import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  prepareFormFor,
  prepareForms,
  prepareQuestions,
  questionsOf,
} from '../../../../src/shared/domain/preparation.ts';

describe('the form for a contact reason', () => {
  it.each([
    ['Hosta i tre veckor', 'infection'],
    ['FÖRKYLNING, feber', 'infection'],
    ['Utslag på armarna', 'skin'],
    ['Förnya recept', 'medicine'],
    ['Återbesök, blodtryck', 'followUp'],
    ['Sore throat', 'infection'],
    ['Samtal', 'general'],
    ['', 'general'],
  ] as const)('%s: %s', (reason, form) => {
    expect(prepareFormFor(reason)).toBe(form);
  });

  it('is the first that fits where a reason names two things', () => {
    expect(prepareFormFor('Feber och utslag')).toBe('infection');
    expect(prepareFormFor('Återbesök, eksem')).toBe('skin');
  });

  it('is one of the forms, whatever was booked', () => {
    fc.assert(fc.property(fc.string(), (reason) => prepareForms.includes(prepareFormFor(reason))));
  });
});

describe('a form', () => {
  it.each(prepareForms)('%s: asks at most five questions, each once', (form) => {
    const questions = questionsOf[form];
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.length).toBeLessThanOrEqual(5);
    expect(new Set(questions).size).toBe(questions.length);
  });

  it('asks every question somewhere', () => {
    expect(new Set(Object.values(questionsOf).flat())).toEqual(new Set(prepareQuestions));
  });
});
