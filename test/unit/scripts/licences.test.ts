import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { shippedLicences } from '../../../scripts/licences.ts';

const list = resolve(import.meta.dirname, '../../../src/renderer/features/settings/licences.json');

it('the list of licences is that of the packages which ship (node scripts/licences.ts writes it anew)', () => {
  expect(JSON.parse(readFileSync(list, 'utf8'))).toEqual(shippedLicences());
});
