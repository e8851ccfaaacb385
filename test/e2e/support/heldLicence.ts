import type { Page } from 'playwright';
import sharp from 'sharp';
import { formatPersonNumber } from '../../../src/shared/domain/personalNumber.ts';
import { holdPicture } from './heldDocument.ts';

interface LicenceHolder {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly validUntil: string;
  /** 12 digits. */
  readonly personalNumber: string;
}

const dotted = (date: string): string => date.split('-').reverse().join('.');

/** A drawn driving licence of this holder, fields as TSFS 2012:60 orders them, held near. A JPEG as a data URL. */
async function pictureOf(holder: LicenceHolder): Promise<string> {
  const rows = [
    `1. ${holder.familyName.toUpperCase()}`,
    `2. ${holder.givenName.toUpperCase()}`,
    `3. ${dotted(holder.birthDate)}`,
    '4a. 12.03.2021   4c. TRANSPORTSTYRELSEN',
    `4b. ${dotted(holder.validUntil)}   4d. 512374906`,
    `5. ${formatPersonNumber(holder.personalNumber)}`,
  ].map((row, i) => `<text xml:space="preserve" x="500" y="${215 + i * 52}">${row}</text>`);
  const card = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720">
    <rect width="1280" height="720" fill="#5b6a70"/>
    <g transform="rotate(-1.5 640 360)">
      <rect x="150" y="60" width="980" height="618" rx="28" fill="#ecd9df"/>
      <rect x="185" y="95" width="110" height="72" fill="#2d4f9e"/>
      <text x="500" y="140" font-family="sans-serif" font-size="44" fill="#4a5a8a">KÖRKORT SVERIGE</text>
      <rect x="195" y="210" width="260" height="335" fill="#9aa7ad"/>
      <g font-family="sans-serif" font-size="29" fill="#1c2430">${rows.join('')}</g>
      <text x="520" y="610" font-family="serif" font-style="italic" font-size="40" fill="#39424e">${holder.givenName}</text>
    </g></svg>`;
  const jpeg = await sharp(Buffer.from(card)).flatten().jpeg({ quality: 92 }).toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}

/** Holds a driving licence to the patient's camera, as `holdDocument` does a card with a zone. */
export async function holdLicence(page: Page, holder: LicenceHolder): Promise<void> {
  await holdPicture(page, await pictureOf(holder));
}
