import { td1Zone } from './mrz.ts';
import { drawPortrait } from './person.ts';
import type { PracticePerson } from './practicePerson.ts';
import { sceneWidth } from './room.ts';

/** ID-1 is 85.6 × 54 mm (ISO/IEC 7810); drawn at this many scene units to the card's width. */
const cardWidth = 560;
const cardHeight = Math.round((cardWidth * 54) / 85.6);
/** Below the face and as wide as leaves it free, so that one frame shows both to be compared. */
const place = { middle: 325, scale: 0.82 };
const ink = '#1c2430';
const faint = '#7a93a0';

/**
 * A drawn specimen of a national identity card, held up large: portrait, name, number and the machine-readable zone
 * on one side, so that one frame shows all. No real card looks like this.
 */
export function drawCard(pen: CanvasRenderingContext2D, person: PracticePerson, ms: number): void {
  pen.save();
  pen.translate(sceneWidth / 2 + 2 * Math.sin(ms / 900), place.middle + 1.5 * Math.sin(ms / 700));
  pen.scale(place.scale, place.scale);
  pen.rotate(0.006 * Math.sin(ms / 1300));
  pen.translate(-cardWidth / 2, -cardHeight / 2);
  plate(pen);
  pattern(pen);
  words(pen, person);
  zone(pen, person);
  thumb(pen);
  pen.restore();
}

function plate(pen: CanvasRenderingContext2D): void {
  pen.shadowColor = 'rgba(0, 0, 0, 0.35)';
  pen.shadowBlur = 18;
  pen.shadowOffsetY = 6;
  pen.fillStyle = '#dbe4ea';
  pen.beginPath();
  pen.roundRect(0, 0, cardWidth, cardHeight, 16);
  pen.fill();
  pen.shadowColor = 'transparent';
  pen.strokeStyle = '#9db2bd';
  pen.lineWidth = 1.5;
  pen.stroke();
}

function pattern(pen: CanvasRenderingContext2D): void {
  pen.save();
  pen.beginPath();
  pen.roundRect(0, 0, cardWidth, cardHeight, 16);
  pen.clip();
  pen.lineWidth = 1.2;
  for (let line = 0; line < 12; line += 1) {
    pen.strokeStyle = line % 2 === 0 ? '#c3d2d6' : '#d3d8c2';
    pen.beginPath();
    for (let x = 0; x <= cardWidth; x += 20) {
      pen.lineTo(x, 12 + line * 20 + 7 * Math.sin(x / 60 + line * 0.7));
    }
    pen.stroke();
  }
  pen.fillStyle = '#f0f3f4';
  pen.fillRect(0, cardHeight - 112, cardWidth, 112);
  pen.restore();
}

function words(pen: CanvasRenderingContext2D, person: PracticePerson): void {
  drawPortrait(pen, 24, 58, 132, 166);
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = ink;
  pen.font = '600 17px sans-serif';
  pen.fillText('SVERIGE', 24, 38);
  pen.fillStyle = faint;
  pen.font = '13px sans-serif';
  pen.fillText('NATIONELLT IDENTITETSKORT', 112, 38);
  pen.font = '700 24px sans-serif';
  pen.fillText('SPECIMEN', cardWidth - 148, 42);
  const lines: readonly (readonly [string, string])[] = [
    ['Efternamn / Surname', person.familyName],
    ['Förnamn / Given names', person.givenName],
    ['Personnr / Personal no.', longNumber(person.number)],
    ['Kön / Sex     Giltigt t.o.m. / Valid until', `${person.sex}             ${person.document.validUntil}`],
  ];
  lines.forEach(([label, value], index) => {
    const y = 72 + index * 41;
    pen.fillStyle = '#4d626e';
    pen.font = '12px sans-serif';
    pen.fillText(label, 176, y);
    pen.fillStyle = ink;
    pen.font = '600 19px sans-serif';
    pen.fillText(value, 176, y + 20);
  });
}

function zone(pen: CanvasRenderingContext2D, person: PracticePerson): void {
  pen.fillStyle = '#10151a';
  pen.font = '600 25px monospace';
  const lines = td1Zone({
    givenName: person.givenName,
    familyName: person.familyName,
    birthDate: person.birthDate,
    sex: person.sex,
    documentNumber: person.document.number,
    validUntil: person.document.validUntil,
    personalNumber: person.number,
  });
  // One sign in each of 30 equal places, as OCR-B is set, whatever the typeface's own width.
  const step = (cardWidth - 44) / 30;
  pen.textAlign = 'center';
  lines.forEach((line, row) => {
    [...line].forEach((sign, column) => {
      pen.fillText(sign, 22 + step * (column + 0.5), cardHeight - 80 + row * 32);
    });
  });
  pen.textAlign = 'start';
}

function thumb(pen: CanvasRenderingContext2D): void {
  pen.fillStyle = '#bb9379';
  pen.beginPath();
  pen.ellipse(-6, cardHeight - 140, 44, 21, 0.35, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = '#dcc0ad';
  pen.beginPath();
  pen.ellipse(20, cardHeight - 133, 15, 12, 0.35, 0, 2 * Math.PI);
  pen.fill();
}

function longNumber(number: string): string {
  return number.length === 12 ? `${number.slice(0, 8)}-${number.slice(8)}` : number;
}
