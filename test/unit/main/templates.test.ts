import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../../../src/main/resources.ts';
import { professions } from '../../../src/shared/domain/note.ts';

const resources = join(import.meta.dirname, '../../../resources');

/** domain.md, Defaults. */
const sections = {
  doctor: ['contactReason', 'history', 'status', 'assessment', 'measures', 'planning'],
  nurse: ['contactReason', 'history', 'status', 'measures', 'assessment', 'planning'],
  psychologist: ['contactReason', 'current', 'mentalStatus', 'assessment', 'measures', 'planning'],
  physiotherapist: ['contactReason', 'history', 'function', 'assessment', 'measures', 'planning'],
};

describe('the templates that came with this version', () => {
  it('are one for each profession, with an id of its own', async () => {
    const templates = await readTemplates(resources);
    expect(templates.map((one) => one.profession).sort()).toEqual([...professions].sort());
    expect(new Set(templates.map((one) => one.id)).size).toBe(templates.length);
  });

  it.each(professions)(
    "have the %s's sections in order, and ask for what must be written",
    async (profession) => {
      const template = (await readTemplates(resources)).find((one) => one.profession === profession);
      expect(template?.sections).toEqual(sections[profession]);
      expect(template?.required).toEqual(['contactReason', 'assessment', 'planning']);
    },
  );
});
