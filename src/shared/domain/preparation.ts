/**
 * What a patient may be asked beforehand (seed: "It is always a good idea to prepare"). A form is chosen by the
 * booking's contact reason; the words of the questions stand in i18n.
 */
export const prepareQuestions = [
  'concern',
  'since',
  'tried',
  'medicines',
  'allergies',
  'fever',
  'spread',
  'sideEffects',
  'readings',
  'questions',
] as const;
export type PrepareQuestion = (typeof prepareQuestions)[number];

export const prepareForms = ['general', 'infection', 'skin', 'medicine', 'followUp'] as const;
export type PrepareForm = (typeof prepareForms)[number];

/** The questions of a form in their order: at most five, answered in two minutes. */
export const questionsOf: Readonly<Record<PrepareForm, readonly PrepareQuestion[]>> = {
  general: ['concern', 'since', 'medicines', 'allergies', 'questions'],
  infection: ['concern', 'since', 'fever', 'medicines', 'allergies'],
  skin: ['concern', 'since', 'spread', 'tried', 'allergies'],
  medicine: ['medicines', 'sideEffects', 'allergies', 'questions'],
  followUp: ['concern', 'readings', 'medicines', 'questions'],
};

/** Words of a contact reason, lower case, that choose a form. Swedish and English; the first form that fits. */
const reasonWords: readonly (readonly [PrepareForm, readonly string[]])[] = [
  [
    'infection',
    ['hosta', 'halsont', 'feber', 'förkyl', 'infektion', 'öron', 'cough', 'throat', 'fever', 'cold'],
  ],
  ['skin', ['utslag', 'eksem', 'hud', 'fläck', 'klåda', 'rash', 'eczema', 'skin', 'itch']],
  ['medicine', ['recept', 'läkemedel', 'medicin', 'prescription', 'medication', 'medicine']],
  [
    'followUp',
    ['återbesök', 'uppfölj', 'kontroll', 'svar', 'prover', 'blodtryck', 'follow', 'results', 'check-up'],
  ],
];

/** The form for a contact reason as booked; `general` where no word is known. Total. */
export function prepareFormFor(reason: string): PrepareForm {
  const words = reason.toLowerCase();
  return reasonWords.find(([, known]) => known.some((word) => words.includes(word)))?.[0] ?? 'general';
}
