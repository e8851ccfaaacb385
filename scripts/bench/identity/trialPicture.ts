import sharp from 'sharp';
import { checkedDigits } from '../../../src/identity/checkDigit.ts';
import { type Luma, pyramidOf, rectangleToQuad, warped } from '../../../src/identity/picture.ts';
import { type ZoneKind, zoneFormats } from '../../../src/identity/zoneFormat.ts';
import { Chance } from './chance.ts';
import { type DocumentDrawing, documentSvg, zoneFonts } from './documentDrawing.ts';
import { digits, letters, madeZone, replaced, withCheckDigits } from './madeZone.ts';

/** What is drawn in turn. Whole zones are among them: a wrong text may stand in the place of a right one. */
export const trialKinds = [
  'wrongDigit',
  'sameSum',
  'poor',
  'covered',
  'cutOff',
  'otherLength',
  'textPage',
  'noise',
  'otherPicture',
] as const;
type TrialKind = (typeof trialKinds)[number];

interface Trial {
  readonly picture: Luma;
  /** The zone that stands in the picture, all of it to be seen; null where none does. */
  readonly printed: readonly string[] | null;
}

/** The picture of one trial. `others`: pictures without a document. */
export async function trialPicture(kind: TrialKind, chance: Chance, others: readonly Luma[]): Promise<Trial> {
  const zoneKind = chance.one(['TD1', 'TD2', 'TD3'] as const);
  const zone = madeZone(chance, zoneKind);
  switch (kind) {
    case 'wrongDigit': {
      const lines = withWrongDigit(chance, zoneKind, zone);
      return { picture: await drawn(chance, document(chance, lines)), printed: lines };
    }
    case 'sameSum': {
      const lines = withAlike(chance, zoneKind, zone);
      return { picture: await drawn(chance, document(chance, lines)), printed: lines };
    }
    case 'poor':
      return { picture: await drawn(chance, document(chance, zone), 'poor'), printed: zone };
    case 'covered':
      return {
        picture: await drawn(chance, { ...document(chance, zone), covered: someCharacters(chance, zone) }),
        printed: null,
      };
    case 'cutOff':
      return { picture: await drawn(chance, beyondTheEdge(chance, document(chance, zone))), printed: null };
    case 'otherLength':
      return {
        picture: await drawn(chance, document(chance, ofOtherLength(chance, zoneKind, zone))),
        printed: null,
      };
    case 'textPage':
      return { picture: await drawn(chance, document(chance, pageOfText(chance))), printed: null };
    case 'noise':
      return { picture: noise(chance), printed: null };
    case 'otherPicture':
      return { picture: partOf(chance, chance.one(others)), printed: null };
  }
}

/** Held up as people do, easily read. */
function document(chance: Chance, lines: readonly string[]): DocumentDrawing {
  const [width, height] = chance.one([
    [1280, 720],
    [854, 480],
    [854, 480],
  ] as const);
  const grey = (least: number, most: number) => {
    const value = chance.whole(least, most);
    return `rgb(${value},${value},${chance.whole(least, most)})`;
  };
  return {
    width,
    height,
    lines,
    zoneWidth: chance.between(0.55, 0.85),
    tilt: chance.between(-10, 10),
    lean: chance.between(-6, 6),
    middle: [chance.between(0.48, 0.52), chance.between(0.42, 0.52)],
    room: grey(40, 160),
    paper: grey(190, 250),
    ink: grey(5, 60),
    font: chance.one(zoneFonts),
    printed: [chance.text(letters, 8), chance.text(letters, 6), chance.text(digits, 8)],
  };
}

/** Characters whose values differ by less than ten. */
const decades = [digits, letters.slice(0, 10), letters.slice(10, 20), letters.slice(20)];

/** One digit or letter under a check digit is another one; that digit is then wrong. */
function withWrongDigit(chance: Chance, kind: ZoneKind, lines: readonly string[]): readonly string[] {
  const check = chance.one(zoneFormats[kind].checks);
  const [line, from, to] = chance.one(check.over);
  const at = chance.whole(from, to - 1);
  const before = lines[line]?.[at] ?? '<';
  if (before === '<') return replaced(lines, check.at, anotherDigit(chance, lines, check.at));
  // Values that differ by less than ten differ in the check digit too: its weights have no factor in common with ten.
  const others = decades.find((decade) => decade.includes(before)) ?? digits;
  return replaced(lines, [line, at], chance.one([...others].filter((char) => char !== before)));
}

function anotherDigit(
  chance: Chance,
  lines: readonly string[],
  [line, at]: readonly [number, number],
): string {
  const before = lines[line]?.[at];
  return chance.one([...digits].filter((digit) => digit !== before));
}

/** Pairs that look alike and count alike: the check digits are right for both. */
const pairs = ['6G', '8S', 'BL', '4O', '5Z', '8I', 'KU', 'AK', '0U', 'EO', '1B'];

/** A document number of characters whose likes have the same check digit; what is printed is valid. */
function withAlike(chance: Chance, kind: ZoneKind, lines: readonly string[]): readonly string[] {
  const [line, from] = kind === 'TD1' ? [0, 5] : [1, 0];
  let made = lines;
  for (let at = from; at < from + 9; at += 1)
    made = replaced(made, [line, at], chance.one([...chance.one(pairs)]));
  return withCheckDigits(kind, made);
}

/** Two to four characters of which none is a filler, in a line that check digits stand in. */
function someCharacters(chance: Chance, lines: readonly string[]): readonly [number, number, number] {
  const line = lines.length === 3 ? chance.whole(0, 1) : 1;
  const plain = [...(lines[line] ?? '')].flatMap((_, at, all) =>
    all[at] !== '<' && all[at + 1] !== '<' && at + 1 < all.length ? at : [],
  );
  const at = chance.one(plain);
  return [line, at, at + chance.whole(2, 4)];
}

/** Its left or right end is outside the picture, by three characters at least. */
function beyondTheEdge(chance: Chance, drawing: DocumentDrawing): DocumentDrawing {
  const longest = Math.max(...drawing.lines.map(({ length }) => length));
  const outside = (drawing.zoneWidth * chance.whole(4, 9)) / longest;
  const side = chance.one([-1, 1]);
  return {
    ...drawing,
    tilt: 0,
    lean: 0,
    middle: [0.5 + side * (0.5 - drawing.zoneWidth / 2 + outside), 0.45],
  };
}

/** Each line has lost, or got, some characters before the number ends; taken for a zone, its number's check digit is wrong. */
function ofOtherLength(chance: Chance, kind: ZoneKind, lines: readonly string[]): readonly string[] {
  const by = chance.one([-4, -3, -2, 2, 3, 4]);
  const first = kind === 'TD1' ? 5 : 0;
  while (true) {
    const at = chance.whole(first + 1, first + 6);
    const more = chance.text(digits + letters, Math.max(0, by));
    const made = lines.map((line) => line.slice(0, at) + more + line.slice(at + Math.max(0, -by)));
    const number = checkedDigits(zoneFormats[kind], made).find(({ field }) => field === 'documentNumber');
    if (number?.right === false) return made;
  }
}

/** Rows of words, codes and figures, some with the sign that fills zones. */
function pageOfText(chance: Chance): readonly string[] {
  const long = chance.whole(28, 46);
  const words = chance.one([letters, letters.toLowerCase(), digits, letters + digits]);
  return Array.from({ length: chance.whole(2, 6) }, () => {
    let line = '';
    while (line.length < long)
      line += chance.text(words, chance.whole(2, 9)) + chance.one([' ', '<', '<<', '-', '/']);
    return line.slice(0, long);
  });
}

async function drawn(chance: Chance, drawing: DocumentDrawing, how: 'well' | 'poor' = 'well'): Promise<Luma> {
  const isPoor = how === 'poor';
  const rendered = await sharp(Buffer.from(documentSvg(drawing)))
    .flatten()
    .greyscale()
    .blur(isPoor ? chance.between(0.8, 3.2) : chance.between(0.3, 0.7))
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { data, info } = rendered;
  const picture = { width: info.width, height: info.height, data: new Uint8Array(data) };
  return grained(chance, picture, isPoor ? chance.between(10, 50) : chance.between(1, 8));
}

/** Grain of a table that is walked from another place in each picture: drawing each anew is dear. */
const grain = (() => {
  const chance = new Chance(7);
  return Float32Array.from({ length: 65_521 }, () => chance.share() + chance.share() - 1);
})();

function grained(chance: Chance, { width, height, data }: Luma, deep: number): Luma {
  let at = chance.whole(0, grain.length - 1);
  for (let i = 0; i < data.length; i += 1) {
    at = at + 1 === grain.length ? 0 : at + 1;
    data[i] = Math.max(0, Math.min(255, (data[i] as number) + deep * (grain[at] as number)));
  }
  return { width, height, data };
}

/** Grain, stripes, bars or squares; nothing in it is text. */
function noise(chance: Chance): Luma {
  const [width, height] = [640, 360];
  const data = new Uint8Array(width * height);
  const pattern = chance.one(['grain', 'stripes', 'bars', 'squares'] as const);
  const size = chance.whole(2, 14);
  const turn = chance.between(0, Math.PI);
  const [x0, y0] = [Math.cos(turn), Math.sin(turn)];
  const bars = Uint8Array.from({ length: 512 }, () => (chance.share() < 0.5 ? 30 : 220));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const along = Math.abs(x * x0 + y * y0) / size;
      const across = Math.abs(y * x0 - x * y0 + width) / size;
      const column = Math.floor(along);
      const row = Math.floor(across);
      data[y * width + x] =
        pattern === 'grain'
          ? 128
          : pattern === 'stripes'
            ? 128 + 100 * Math.sin(along)
            : (bars[
                (pattern === 'bars' ? column + 31 * Math.floor(row / 8) : column * 17 + row * 29) %
                  bars.length
              ] as number);
    }
  }
  return grained(chance, { width, height, data }, pattern === 'grain' ? 127 : chance.between(0, 60));
}

/** A part of a picture, turned and seen aslant. */
function partOf(chance: Chance, from: Luma): Luma {
  const [width, height] = [1280, 720];
  const wide = from.width * chance.between(0.25, 0.9);
  const tall = Math.min(from.height, (wide * height) / width);
  const [left, top] = [chance.between(0, from.width - wide), chance.between(0, from.height - tall)];
  const off = () => chance.between(-0.08, 0.08) * wide;
  const corners = [
    { x: left + off(), y: top + off() },
    { x: left + wide + off(), y: top + off() },
    { x: left + wide + off(), y: top + tall + off() },
    { x: left + off(), y: top + tall + off() },
  ];
  const first = chance.whole(0, 3);
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => corners[(first + i) % 4]);
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('no corner');
  const seen = warped(pyramidOf(from), rectangleToQuad(width, height, [a, b, c, d]), width, height);
  return grained(chance, seen, chance.between(0, 12));
}
