import type { FormatKind } from '../../src/identity/zoneFormat.ts';
import type { Answer } from './answer.ts';

/** What may be the matter with a file or a picture, in words. */
export const refusalWords = {
  notFound: 'The file cannot be opened.',
  tooLarge: 'The file is too large: at most 64 MB and 64 megapixels.',
  notAPicture: 'This is neither a JPEG nor a PNG picture.',
  broken: 'The picture is broken or cut off.',
  noDocument:
    'No document is seen that can be read: a machine-readable zone, or a personal number on a card.',
  mirrored: 'The picture is mirrored.',
  cutOff: 'A part of the zone is outside the picture.',
  tooSmall: 'The document is too small in the picture.',
  glare: 'A lamp shines in the document.',
  dark: 'There is too little light.',
  tilted: 'The document is held at too sharp an angle.',
  blurred: 'The zone is too blurred or too dark to be read.',
} as const;

const verdictWords = {
  valid: 'every check digit is right',
  wrongDigit: 'a check digit is printed wrong',
  uncertain: 'not every character is sure',
} as const;

const formatWords: Partial<Record<FormatKind, string>> = {
  number10: 'card without a zone: personal number',
  number12: 'card without a zone: personal number',
};

/** An answer for people: the zone, its fields, what its check digits say. */
export function asTable(answer: Answer): string {
  const head = `${answer.file}  (${Math.round(answer.ms)} ms)`;
  if ('reason' in answer) return `${head}\n  ${answer.say}\n`;
  const { fields } = answer;
  const rows = [
    ['format', formatWords[answer.kind] ?? answer.kind],
    ['verdict', verdictWords[answer.verdict]],
    ['document', `${fields.documentCode} ${fields.issuingState} ${fields.documentNumber}`],
    ['family name', fields.familyName.join(' ')],
    ['given names', fields.givenNames.join(' ')],
    ['birth date', fields.birthDate ?? 'not known'],
    ['sex', fields.sex],
    ['nationality', fields.nationality],
    ['valid until', fields.expiryDate ?? 'not known'],
    ['optional', fields.optional.join(' ')],
    ...answer.checkDigits
      .filter(({ right }) => !right)
      .map(({ field, printed, computed }) => [
        'wrong digit',
        `${field}: printed ${printed}, should be ${computed}`,
      ]),
    ...(answer.alternative === null ? [] : [['or perhaps', answer.alternative.join('\n               ')]]),
  ];
  return [
    head,
    ...answer.lines.map((line) => `  ${line}`),
    ...rows.map(([name = '', value = '']) => `  ${name.padEnd(12)} ${value}`),
    '',
  ].join('\n');
}
