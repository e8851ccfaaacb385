import type { Page } from 'playwright';
import sharp from 'sharp';
import { type Td1Holder, zoneName } from '../../../src/practice/mrz.ts';
import { zoneCheckDigit } from '../../../src/shared/domain/zoneCheckDigit.ts';
import { holdPicture } from './heldDocument.ts';

const length = 44;
const filled = (text: string, to: number): string => text.slice(0, to).padEnd(to, '<');
const short = (date: string): string => date.slice(2).replaceAll('-', '');

/** The two lines of a Swedish passport's zone (Doc 9303-4), the personal number in the optional field. */
function td3Zone(holder: Td1Holder): readonly [string, string] {
  const checked = (text: string) => text + zoneCheckDigit(text);
  const number = checked(filled(holder.documentNumber, 9));
  const birth = checked(short(holder.birthDate));
  const expiry = checked(short(holder.validUntil));
  const optional = checked(filled(holder.personalNumber, 14));
  return [
    filled(`P<SWE${zoneName(holder.familyName)}<<${zoneName(holder.givenName)}`, length),
    `${number}SWE${birth}${holder.sex}${expiry}${optional}${zoneCheckDigit(number + birth + expiry + optional)}`,
  ];
}

/** Px to a mm of the page, and where its corner is in the picture. */
const scale = 8.6;
const corner = { x: 102, y: -60 };

/** A drawn page of this holder's passport, 125 x 88 mm, its head above the picture's edge. A JPEG as a data URL. */
async function pictureOf(holder: Td1Holder): Promise<string> {
  const signs = td3Zone(holder).flatMap((line, row) =>
    [...line].map((sign, column) => {
      const shown = sign === '<' ? '&lt;' : sign;
      return `<text x="${6 + 2.54 * (column + 0.4)}" y="${73 + row * 6.35}">${shown}</text>`;
    }),
  );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720">
    <rect width="1280" height="720" fill="#5b6a70"/>
    <g transform="rotate(2 640 360) translate(${corner.x} ${corner.y}) scale(${scale})">
      <rect width="125" height="88" rx="3" fill="#e6dfe2"/>
      <g transform="translate(6 19)">
        <clipPath id="frame"><rect width="34" height="43" rx="0.6"/></clipPath>
        <g clip-path="url(#frame)">
          <rect width="34" height="43" fill="#cfd6d9"/>
          <ellipse cx="17" cy="46" rx="16" ry="14" fill="#41566b"/>
          <rect x="13.5" y="27" width="7" height="9" fill="#d9ac93"/>
          <ellipse cx="17" cy="17" rx="11" ry="13" fill="#5b4032"/>
          <ellipse cx="17" cy="20" rx="8.4" ry="11" fill="#e6bfa8"/>
          <path d="M8 18 Q12 8 17 9 Q23 8 26 18 Q22 13 17 13 Q12 13 8 18" fill="#5b4032"/>
          <circle cx="13.6" cy="19" r="1" fill="#2c3338"/><circle cx="20.4" cy="19" r="1" fill="#2c3338"/>
          <path d="M17 20 L16 24 L17.6 24.3" stroke="#b98d77" stroke-width="0.5" fill="none"/>
          <path d="M14 27 Q17 29 20 27" stroke="#a05a55" stroke-width="0.8" fill="none"/>
        </g>
      </g>
      <g font-family="sans-serif" font-size="3.4" fill="#1c2430">
        <text x="46" y="24">${holder.familyName}</text><text x="46" y="33">${holder.givenName}</text>
        <text x="46" y="42">${holder.birthDate}</text>
      </g>
      <g font-family="monospace" font-size="3.7" font-weight="600" fill="#10151a" text-anchor="middle">${signs.join('')}</g>
    </g></svg>`;
  const jpeg = await sharp(Buffer.from(page)).flatten().jpeg({ quality: 92 }).toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}

/** Holds a passport to the patient's camera, as `holdDocument` does a card. */
export async function holdPassport(page: Page, holder: Td1Holder): Promise<void> {
  await holdPicture(page, await pictureOf(holder));
}
