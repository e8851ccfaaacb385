import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  cleanText,
  editBetween,
  maxSectionLength,
  missingForSigning,
  type NoteTemplate,
  type Sections,
} from '../../../../src/shared/domain/note.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '👩‍⚕️', 'å', '\n', '\u202e'), maxLength: 30 }),
);
const half = /(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF]([^\uDC00-\uDFFF]|$)/;

describe('the edit between two texts', () => {
  it('gives the second, less NUL, when applied to the first', () => {
    fc.assert(
      fc.property(text.map(cleanText), text, (before, after) => {
        const edit = editBetween('status', before, after);
        const applied = applyEdits({ status: before }, edit === null ? [] : [edit]);
        expect(applied).toEqual({ ok: true, value: { status: cleanText(after) } });
      }),
      { numRuns: 3_000 },
    );
  });

  it('never cuts an emoji in half', () => {
    expect(editBetween('status', '😀', '😁')).toEqual({ section: 'status', at: 0, remove: 2, insert: '😁' });
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(!half.test(before) && !half.test(after));
        const edit = editBetween('status', before, after);
        if (edit === null) return;
        const kept = before.slice(0, edit.at) + before.slice(edit.at + edit.remove);
        expect(half.test(edit.insert) || half.test(before.slice(0, edit.at)) || half.test(kept)).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('leaves no half of an emoji, typed or cut', () => {
    expect(cleanText('a\uD83D b\uDE00 😀\u0000')).toBe('a\uFFFD b\uFFFD 😀');
    const cut = (at: number, remove: number) =>
      applyEdits({ status: 'a😀b' }, [{ section: 'status', at, remove, insert: '' }]);
    expect(cut(1, 1)).toEqual({ ok: true, value: { status: 'a\uFFFDb' } });
    expect(cut(2, 1)).toEqual({ ok: true, value: { status: 'a\uFFFDb' } });
    expect(cut(1, 2)).toEqual({ ok: true, value: { status: 'ab' } });
  });

  it('is small: one key in a long text is one sign', () => {
    const long = 'x'.repeat(100_000);
    expect(editBetween('status', long, `${long.slice(0, 50_000)}y${long.slice(50_000)}`)).toEqual({
      section: 'status',
      at: 50_000,
      remove: 0,
      insert: 'y',
    });
  });

  it('is none between equal texts', () => {
    expect(editBetween('status', 'lika', 'lika')).toBeNull();
  });
});

describe('edits', () => {
  const edit = { section: 'status', at: 0, remove: 0, insert: '' } as const;

  it('that do not fit the text are refused, and change nothing', () => {
    const sections: Sections = { status: 'kort' };
    for (const wrong of [{ at: 5 }, { remove: 5 }, { at: 3, remove: 2 }])
      expect(
        applyEdits(sections, [
          { ...edit, insert: 'x' },
          { ...edit, ...wrong, at: (wrong.at ?? 0) + 1 },
        ]),
      ).toEqual({
        ok: false,
        refusal: { code: 'draft.stale' },
      });
    expect(sections).toEqual({ status: 'kort' });
  });

  it('with a negative, broken or endless place are refused', () => {
    for (const wrong of [
      { at: -1 },
      { remove: -1 },
      { at: 0.5 },
      { at: Number.NaN },
      { remove: Number.POSITIVE_INFINITY },
    ])
      expect(applyEdits({ status: 'kort' }, [{ ...edit, ...wrong }])).toEqual({
        ok: false,
        refusal: { code: 'message.malformed' },
      });
  });

  it('keep everything typed but NUL: HTML, right-to-left, emoji, 100,000 characters', () => {
    for (const typed of ['<script>alert(1)</script>', '\u202eabc\u202c שלום', '👩‍⚕️🩺', 'å'.repeat(100_000)])
      expect(applyEdits({}, [{ ...edit, insert: typed }])).toEqual({ ok: true, value: { status: typed } });
    expect(applyEdits({}, [{ ...edit, insert: 'a\u0000b\u0000' }])).toEqual({
      ok: true,
      value: { status: 'ab' },
    });
  });

  it('may fill a section, not more', () => {
    const full = { ...edit, insert: 'x'.repeat(maxSectionLength) };
    expect(applyEdits({}, [full]).ok).toBe(true);
    expect(applyEdits({ status: 'y' }, [full])).toEqual({ ok: false, refusal: { code: 'message.tooLarge' } });
  });

  it('touch their own section only', () => {
    expect(applyEdits({ history: 'kvar' }, [{ ...edit, insert: 'ny' }])).toEqual({
      ok: true,
      value: { history: 'kvar', status: 'ny' },
    });
  });
});

describe('what is missing for signing', () => {
  const template: NoteTemplate = {
    v: 1,
    id: 'distance-doctor',
    profession: 'doctor',
    sections: ['contactReason', 'history', 'assessment', 'planning'],
    required: ['contactReason', 'assessment', 'planning'],
  };
  const whole: Sections = { contactReason: 'Hosta', assessment: 'Förkylning', planning: 'Egenvård' };
  const eId = { outcome: 'waived', reason: 'eId' } as const;
  const unconfirmed = { outcome: 'unconfirmed', reason: 'Fel person', help: 'phonedBack' } as const;

  it('is nothing when identity is decided and every required keyword is written', () => {
    expect(missingForSigning(template, whole, eId, false)).toEqual([]);
  });

  it('is the decision on identity, whatever else is there', () => {
    fc.assert(
      fc.property(
        fc.record({ contactReason: text, assessment: text, planning: text }),
        fc.boolean(),
        (sections, confirmed) => {
          expect(missingForSigning(template, sections, null, confirmed)).toContainEqual({
            code: 'note.identityUndecided',
          });
        },
      ),
    );
  });

  it('is a second confirmation when identity is not confirmed', () => {
    expect(missingForSigning(template, whole, unconfirmed, false)).toEqual([{ code: 'note.confirmFiling' }]);
    expect(missingForSigning(template, whole, unconfirmed, true)).toEqual([]);
  });

  it('names each empty keyword in the order of the form; white space is empty', () => {
    expect(missingForSigning(template, { assessment: ' \n\t' }, null, false)).toEqual([
      { code: 'note.identityUndecided' },
      { code: 'note.sectionMissing', section: 'contactReason' },
      { code: 'note.sectionMissing', section: 'assessment' },
      { code: 'note.sectionMissing', section: 'planning' },
    ]);
  });
});
