import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const out = join(import.meta.dirname, '../../out');
/** What no real patient's page may hold: all of it stands in the practice patient's script. */
const practiceMarks = ['SPECIMEN', 'captureStream', 'practice-camera', 'Storgatan 1'];

it("serves real patients a page without any of the practice patient's code", () => {
  const practice = readFileSync(join(out, 'practice/patient.js'), 'utf8');
  expect(practiceMarks.filter((mark) => !practice.includes(mark))).toEqual([]);
  const served = readdirSync(join(out, 'patient'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|html|css|json|webmanifest)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  expect(served.length).toBeGreaterThan(1);
  expect(practiceMarks.filter((mark) => served.some((text) => text.includes(mark)))).toEqual([]);
});
