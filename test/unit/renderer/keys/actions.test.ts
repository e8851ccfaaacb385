import { describe, expect, it } from 'vitest';
import { actionNames, keysOf } from '../../../../src/renderer/keys/actions.ts';
import { consoleWords } from '../../../../src/shared/i18n/console.ts';

type Tree = { readonly [key: string]: string | Tree };

/** The words' names (`call.microphone`). */
const named = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : named(value, `${path}${key}.`),
  );

describe('every action', () => {
  it.each(['sv', 'en'] as const)('has words in %s, and no words are left over', (language) => {
    expect(named(consoleWords[language].keys.act).sort()).toEqual([...actionNames].sort());
  });

  it('is named once', () => {
    expect(new Set(actionNames).size).toBe(actionNames.length);
  });

  it('tells its keys as they are printed', () => {
    expect(keysOf('call.microphone')).toEqual(['Alt', 'M']);
    expect(keysOf('visit.letIn')).toEqual(['Enter']);
    expect(keysOf('theme.dark')).toEqual([]);
  });
});
