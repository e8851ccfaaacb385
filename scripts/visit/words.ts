/**
 * A word on screen as what to look for: what is filled in at run time may be anything, unless `values` says it.
 * Names come from `src/shared/i18n`, so that driver and screen never drift apart.
 */
export function saying(word: string, values: Readonly<Record<string, string>> = {}): RegExp {
  return new RegExp(`^\\s*${pattern(word, values)}`);
}

/** The same as the source of a regular expression, to be put into a larger one. */
export function pattern(word: string, values: Readonly<Record<string, string>> = {}): string {
  return word
    .split(/\{\{(\w+)\}\}/)
    .map((part, index) => {
      if (index % 2 === 0) return escaped(part);
      const value = values[part];
      return value === undefined ? '.+' : escaped(value);
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
