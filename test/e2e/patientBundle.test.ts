import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
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

it('weighs at most 250 kB compressed until the waiting room', () => {
  const page = join(out, 'patient');
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((found) => found[1] ?? '');
  const font =
    readdirSync(join(page, 'assets')).find((name) => /^inter-latin-wght.*\.woff2$/.test(name)) ?? '';
  // The large icon is the system's to fetch, for a home screen.
  const files = ['index.html', ...linked.filter((name) => !name.endsWith('.png')), `assets/${font}`];
  const sizes = files.map((name) => gzipSync(readFileSync(join(page, name)), { level: 9 }).length);
  expect(files.length).toBeGreaterThan(6);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(250_000);
});
