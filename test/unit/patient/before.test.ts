import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../../src/patient/calendar.ts';
import { mayKnock } from '../../../src/patient/knocking.ts';
import { knock, sendPreparation } from '../../../src/patient/pageRequests.ts';
import { mayGoOn } from '../../../src/patient/place.ts';
import { testOutcome } from '../../../src/patient/testOutcome.ts';
import { kept, longestText } from '../../../src/patient/typed.ts';
import { prepareForms, prepareQuestions, questionsOf } from '../../../src/shared/domain/preparation.ts';
import { done, type RefusalCode, refuse } from '../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { patient as sv } from '../../../src/shared/i18n/sv/patient.ts';
import { viewWith } from './view.ts';

const at = (iso: string): Instant => Date.parse(iso) as Instant;

describe('the calendar file', () => {
  const visit = {
    uid: '01931f3e-7a5c-7000-8000-0123456789ab',
    now: at('2026-11-21T08:00:00Z'),
    start: at('2026-11-24T09:40:00Z'),
    end: at('2026-11-24T10:00:00Z'),
    summary: sv.title,
    text: sv.calendar.textWithPhone.replace('{{phone}}', '018-611 00 00'),
  };
  const file = calendarFile(visit);
  /** RFC 5545, 3.1: unfolding. */
  const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

  it('holds the time in UTC, a reminder, and how to come', () => {
    expect(lines(file)).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'DTSTART:20261124T094000Z',
        'DTEND:20261124T100000Z',
        'SUMMARY:Videobesök',
        'BEGIN:VALARM',
        'TRIGGER:-PT15M',
        'END:VCALENDAR',
      ]),
    );
    expect(lines(file).join(' ')).toContain('018-611 00 00');
  });

  it('holds no link, no name and no clinic', () => {
    const view = viewWith();
    expect(file).not.toMatch(/https?:|#1\./);
    for (const secret of [view.clinician.name, view.clinician.title, view.clinic.name])
      expect(file).not.toContain(secret);
  });

  it('escapes what has a meaning in such a file, and breaks long lines', () => {
    expect(calendarFile({ ...visit, text: 'a; b, c\\n\nd' })).toContain('DESCRIPTION:a\\; b\\, c\\\\n\\nd');
    const long = calendarFile({ ...visit, text: 'å'.repeat(200) });
    expect(Math.max(...long.split('\r\n').map((line) => new TextEncoder().encode(line).length))).toBe(75);
  });

  it('is folded by octets and read back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const written = calendarFile({ ...visit, text });
        for (const line of written.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const description = lines(written).find((line) => line.startsWith('DESCRIPTION:')) ?? '';
        const read = description
          .slice('DESCRIPTION:'.length)
          .replaceAll(/\\([\\;,n])/g, (_all, sign) => (sign === 'n' ? '\n' : sign));
        expect(read).toBe(text.replaceAll(/\r?\n/g, '\n'));
      }),
    );
  });
});

describe('knocking', () => {
  const hour = 3_600_000;
  const start = at('2026-11-24T09:40:00Z');
  const view = viewWith({ start, end: (start + hour / 3) as Instant });

  it('is for one who is early or late on the day, not for one who comes days before or after', () => {
    expect(mayKnock({ ...view, power: 'test' }, start - 2 * hour)).toBe(true);
    expect(mayKnock({ ...view, power: 'test' }, start - 30 * hour)).toBe(false);
    expect(mayKnock({ ...view, power: 'over' }, view.end + 2 * hour)).toBe(true);
    expect(mayKnock({ ...view, power: 'over' }, view.end + 30 * hour)).toBe(false);
  });

  it('is of no use inside the window, nor when the visit is done or cancelled', () => {
    expect(mayKnock({ ...view, power: 'join' }, start)).toBe(false);
    for (const stage of ['ended', 'closed', 'cancelled', 'noShow', 'turnedPhysical'] as const)
      expect(mayKnock({ ...view, power: 'over', stage }, view.end)).toBe(false);
  });

  it('has arrived also where the window has opened meanwhile; not over a lost line', async () => {
    const answering = (code: RefusalCode | null) => ({
      request: async () => (code === null ? done({}) : refuse(code)),
    });
    expect(await knock(answering(null) as never)).toBe(true);
    expect(await knock(answering('knock.notNeeded') as never)).toBe(true);
    expect(await knock(answering('connection.lost') as never)).toBe(false);
  });
});

describe('preparing', () => {
  it('has words and a hint for every question, and at most five in a form', () => {
    for (const question of prepareQuestions) {
      expect(sv.prepare.question[question].length).toBeGreaterThan(0);
      expect(sv.prepare.hint[question].length).toBeGreaterThan(0);
    }
    for (const form of prepareForms) expect(questionsOf[form].length).toBeLessThanOrEqual(5);
  });

  it('is sent in the form of the booking; a lost line is told', async () => {
    const asked: unknown[] = [];
    const connection = {
      request: async (type: string, payload: unknown) => {
        asked.push([type, payload]);
        return asked.length === 1 ? refuse('connection.lost') : done({});
      },
    };
    const view = viewWith({ prepareForm: 'skin' });
    expect(await sendPreparation(connection as never, view, { concern: 'Utslag' })).toBe(false);
    expect(await sendPreparation(connection as never, view, { concern: 'Utslag' })).toBe(true);
    expect(asked[1]).toEqual(['page.prepare', { form: 'skin', answers: { concern: 'Utslag' } }]);
  });

  it('keeps what is typed within the bound, less NUL', () => {
    expect(kept('a\u0000b', longestText)).toBe('ab');
    expect(kept('x'.repeat(50_000), longestText)).toHaveLength(2_000);
  });
});

describe('where one is', () => {
  it('is asked for, and whoever drives stops first', () => {
    expect(mayGoOn(null, null)).toEqual({ ok: false, missing: 'where' });
    expect(mayGoOn('vehicle', null)).toEqual({ ok: false, missing: 'drives' });
    expect(mayGoOn('vehicle', 'yes')).toEqual({ ok: false, missing: 'stop' });
    expect(mayGoOn('vehicle', 'no')).toEqual({ ok: true, where: 'vehicle' });
    for (const where of ['home', 'other', 'abroad'] as const)
      expect(mayGoOn(where, 'yes')).toEqual({ ok: true, where });
  });
});

describe('the device test days ahead', () => {
  const works = { state: 'works' } as const;
  const good = { state: 'good', kind: 'wifi', roundTripMs: 20 } as const;
  const all = { camera: works, microphone: works, speaker: works, network: good };

  it('went well only where everything did, as the clinic counts it', () => {
    expect(testOutcome(all)).toBe('well');
    expect(testOutcome({ ...all, network: { ...good, state: 'weak' } })).toBe('weakNetwork');
    expect(testOutcome({ ...all, speaker: { state: 'untested' } })).toBe('partly');
    expect(testOutcome({ ...all, camera: { state: 'trouble', trouble: 'refused' } })).toBe('trouble');
    expect(testOutcome({ ...all, network: { state: 'failed' } })).toBe('trouble');
  });

  it('says nothing of what was not tried', () => {
    const untested = { state: 'untested' } as const;
    expect(
      testOutcome({ camera: untested, microphone: untested, speaker: untested, network: good }),
    ).toBeNull();
  });
});
