import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../../../../src/shared/domain/refusal.ts';
import { consoleWords } from '../../../../src/shared/i18n/console.ts';
import { patientWords } from '../../../../src/shared/i18n/patient.ts';
import { languageFor } from '../../../../src/shared/i18n/words.ts';

type Tree = { readonly [key: string]: string | Tree };
const sv: Tree = { ...consoleWords.sv, ...patientWords.sv };
const en: Tree = { ...consoleWords.en, ...patientWords.en };
const namespaces = Object.keys(sv);

/** Every text with its path (`queue.row.waiting`). */
function texts(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : texts(value, `${path}${key}.`),
  );
}

const variables = (text: string) =>
  [...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}|<\/?(\w+)\s*\/?>/g)]
    .map((hit) => hit[1] ?? `<${hit[2]}>`)
    .sort();

/** The keys less i18next's plural endings: languages may differ in how many forms they have, not in what they say. */
const bare = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

const all = [
  ...texts(sv).map(([key, text]) => [`sv ${key}`, text] as const),
  ...texts(en).map(([key, text]) => [`en ${key}`, text] as const),
];
const offenders = (wrong: RegExp, right?: RegExp) =>
  all
    .filter(([, text]) => wrong.test(right === undefined ? text : text.replace(right, '')))
    .map(([key, text]) => `${key}: ${text}`);

describe('the words in Swedish and English', () => {
  it('have the same namespaces', () => {
    expect(Object.keys(en)).toEqual(namespaces);
  });

  it.each(namespaces)('have the same keys in %s', (name) => {
    const keys = (tree: Tree) => [...new Set(texts(tree[name] as Tree).map(([key]) => bare(key)))].sort();
    expect(keys(en)).toEqual(keys(sv));
  });

  it.each(namespaces)('have the same variables in %s', (name) => {
    const english = new Map(texts(en[name] as Tree));
    for (const [key, text] of texts(sv[name] as Tree)) {
      const other = english.get(key);
      if (other !== undefined) expect([key, variables(other)]).toEqual([key, variables(text)]);
    }
  });

  it('have no empty text, and none that was left in Swedish', () => {
    expect(all.filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
    expect(
      texts(en)
        .filter(([, text]) => /[åäö]/i.test(text) && !/svenska/i.test(text))
        .map(([key, text]) => `${key}: ${text}`),
    ).toEqual([]);
  });

  it('have no dot in a key, which i18next would take for a level', () => {
    const dotted = (tree: Tree): string[] =>
      Object.entries(tree).flatMap(([key, value]) => [
        ...(/[.:]/.test(key) ? [key] : []),
        ...(typeof value === 'string' ? [] : dotted(value)),
      ]);
    expect([...dotted(sv), ...dotted(en)]).toEqual([]);
  });
});

describe('every refusal', () => {
  it.each(refusalCodes)('%s has words in both languages', (code) => {
    for (const refusals of [consoleWords.sv.refusals, consoleWords.en.refusals]) {
      const words = code
        .split('.')
        .reduce<unknown>((tree, key) => (tree as Tree | undefined)?.[key], refusals);
      expect(words).toEqual(expect.stringMatching(/^\p{Lu}.*\.$/u));
    }
  });

  it('has a code: no words are left over', () => {
    const found = texts(consoleWords.sv.refusals).map(([key]) => key);
    expect(found.sort()).toEqual([...refusalCodes].sort());
  });
});

/** words.md, "Words not to use", and the voice of screens/README.md. */
describe('words not to use', () => {
  const forbidden: readonly (readonly [string, RegExp, RegExp?])[] = [
    ['admission to hospital', /lägg(a|s|er)? in\b|lades in|\badmit/i],
    ['a legal role', /\bombud|\bprox(y|ies)\b/i],
    ['by whom?', /avstå(dd|tt)|\bwaive|\bnekad|\brefuse/i],
    ['nothing to a clinician', /\bhub(b|ben|s)?\b/i],
    ['a place in the queue', /plats \S+ i kön|place \S+ in (the )?(queue|line)|nummer \S+ i kön/i],
    ['a code to read out', /säkerhetskod|security code/i],
    ['protected, for encrypted', /\bskydda(d|t|de)\b/i, /skyddade (person)?uppgifter|skyddad identitet/gi],
    ['a camera that is not off', /kamera(n)?( är)? av\b(?!bruten)|camera( is)? off\b/i],
    ['an apology or a joke', /tyvärr|hoppsan|unfortunately|\boops\b/i],
  ];
  for (const [why, wrong, right] of forbidden)
    it(`${why}: in no text`, () => {
      expect(offenders(wrong, right)).toEqual([]);
    });

  it('no exclamation mark in any text', () => {
    expect(offenders(/!/)).toEqual([]);
  });

  it('no jargon of ours: peers, sockets, servers, sessions', () => {
    expect(offenders(/\b(peers?|sockets?|servers?|servern?|webrtc|ipc|token)\b/i)).toEqual([]);
  });
});

describe('the language for a browser', () => {
  it('is the first of Swedish and English that is wished, else English', () => {
    expect(languageFor(['sv-SE', 'en'])).toBe('sv');
    expect(languageFor(['fi', 'en-GB', 'sv'])).toBe('en');
    expect(languageFor(['ar', 'SV'])).toBe('sv');
    expect(languageFor([])).toBe('en');
    expect(languageFor(['', '-', 'svx'])).toBe('en');
  });
});
