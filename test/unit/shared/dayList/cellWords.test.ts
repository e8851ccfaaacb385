import { describe, expect, it } from 'vitest';
import {
  readLanguage,
  readProfession,
  readYesNo,
  splitName,
} from '../../../../src/shared/dayList/cellWords.ts';

describe('yes and no', () => {
  it.each(['ja', 'JA', 'x', 'X', '1', 'sant', 'true', 'Yes', ' ja '])('%j is yes', (text) => {
    expect(readYesNo(text, 'interpreter')).toBe(true);
  });

  it.each(['', ' ', 'nej', '0', 'falskt', 'FALSE', 'No', '-'])('%j is no', (text) => {
    expect(readYesNo(text, 'protected')).toBe(false);
  });

  it.each(['Skyddad', 'Sekretessmarkering', 'skyddad folkbokföring', 'Skyddade personuppgifter'])(
    '%j is yes where it is asked about protected identity, and nowhere else',
    (text) => {
      expect(readYesNo(text, 'protected')).toBe(true);
      expect(readYesNo(text, 'interpreter')).toBeNull();
    },
  );

  it.each(['kanske', '?', '2', 'Ej aktuellt'])('%j is not taken for a no', (text) => {
    expect(readYesNo(text, 'protected')).toBeNull();
  });
});

describe('a profession', () => {
  it.each([
    ['Läkare', 'doctor'],
    ['Distriktsläkare', 'doctor'],
    ['doctor', 'doctor'],
    ['ST-läkare', 'doctor'],
    ['Sjuksköterska', 'nurse'],
    ['distriktssköterska', 'nurse'],
    ['Registered nurse', 'nurse'],
    ['Psykolog', 'psychologist'],
    ['Fysioterapeut', 'physiotherapist'],
    ['Sjukgymnast', 'physiotherapist'],
  ])('%s is %s', (text, profession) => {
    expect(readProfession(text)).toBe(profession);
  });

  it.each(['Tandläkare', 'Undersköterska', 'Läkarsekreterare', 'Assistant nurse', 'Frisör', ''])(
    '%j is none that Vidi knows',
    (text) => {
      expect(readProfession(text)).toBeNull();
    },
  );
});

describe('a language', () => {
  it.each([
    ['svenska', 'sv'],
    ['Swedish', 'sv'],
    ['SV', 'sv'],
    ['Arabiska', 'ar'],
    ['arabic', 'ar'],
    ['somaliska', 'so'],
    ['dari', 'fa-AF'],
    ['Farsi', 'fa'],
    ['persiska', 'fa'],
    ['tigrinja', 'ti'],
    ['Kurmanji', 'kmr'],
    ['sorani', 'ckb'],
    ['pt-br', 'pt-BR'],
  ])('%s is %s', (text, tag) => {
    expect(readLanguage(text)).toBe(tag);
  });

  it.each(['', 'klingonska', 'nej', 'xyz', '12', '=cmd'])('%j is none', (text) => {
    expect(readLanguage(text)).toBeNull();
  });
});

describe('a name in one', () => {
  it.each([
    ['Lindström, Åsa', 'Åsa', 'Lindström'],
    ['Åsa Lindström', 'Åsa', 'Lindström'],
    ['Anna  Maria Berg', 'Anna Maria', 'Berg'],
    ['Carl von Linné', 'Carl', 'von Linné'],
    ['von Linné, Carl', 'Carl', 'von Linné'],
    ['Lindström', '', 'Lindström'],
    ['', '', ''],
  ])('%j is %j %j', (text, given, family) => {
    expect(splitName(text)).toEqual({ given, family });
  });
});
