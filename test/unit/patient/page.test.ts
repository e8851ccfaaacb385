import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import type { LocalMediaState } from '../../../src/call/localMedia.ts';
import {
  type CheckFindings,
  changedReadiness,
  hear,
  nothingFound,
  readinessFrom,
} from '../../../src/patient/deviceReport.ts';
import { troubleFor } from '../../../src/patient/entry.ts';
import { readFragment } from '../../../src/patient/link.ts';
import { dialled, momentIn, momentSaid, unbroken } from '../../../src/patient/moments.ts';
import { readiness } from '../../../src/shared/contracts/visit.ts';
import { deviceTroubles } from '../../../src/shared/domain/readiness.ts';
import { refusalCodes } from '../../../src/shared/domain/refusal.ts';
import type { Instant } from '../../../src/shared/domain/time.ts';
import { patient as en } from '../../../src/shared/i18n/en/patient.ts';
import { patientWords } from '../../../src/shared/i18n/patient.ts';
import { patient as sv } from '../../../src/shared/i18n/sv/patient.ts';
import { languageFor } from '../../../src/shared/i18n/words.ts';

const participantId = '01931f3e-7a5c-7000-8000-0123456789ab';
const token = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('the fragment of a link', () => {
  it('is read whole', () => {
    expect(readFragment(`#1.${participantId}.${token}`)).toEqual({ state: 'link', participantId, token });
  });

  it('also with the id as base64url', () => {
    const id = Buffer.from(participantId.replaceAll('-', ''), 'hex').toString('base64url');
    expect(readFragment(`#1.${id}.${token}`)).toEqual({ state: 'link', participantId, token });
  });

  it.each([
    ['another version', `#2.${participantId}.${token}`],
    ['a cut token', `#1.${participantId}.${token.slice(1)}`],
    ['a token with other signs', `#1.${participantId}.${token.slice(1)}!`],
    ['no id', `#1..${token}`],
    ['more parts', `#1.${participantId}.${token}.x`],
    ['any text', '#hello'],
  ])('is malformed with %s', (_name, hash) => {
    expect(readFragment(hash)).toEqual({ state: 'malformed' });
  });

  it('is none where there is none', () => {
    expect(readFragment('')).toEqual({ state: 'none' });
    expect(readFragment('#')).toEqual({ state: 'none' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(['none', 'malformed', 'link']).toContain(readFragment(`#${text}`).state);
        expect(['none', 'malformed', 'link']).toContain(readFragment(`#1.${text}.${token}`).state);
      }),
    );
  });
});

describe('the page word for a refusal', () => {
  it('exists for every code, and tells wrong links from nothing else', () => {
    for (const code of refusalCodes) expect(sv[troubleFor(code)].title.length).toBeGreaterThan(0);
    expect(troubleFor('link.invalid')).toBe('wrongLink');
    expect(troubleFor('connection.version')).toBe('version');
    expect(troubleFor('unreachable')).toBe('unreachable');
  });
});

const media = (change: Partial<LocalMediaState> = {}): LocalMediaState => ({
  camera: { state: 'live', deviceId: 'c', label: '', facing: 'user' },
  microphone: { state: 'live', deviceId: 'm', label: '', facing: null },
  cameraOn: true,
  microphoneOn: true,
  stream: null,
  switched: null,
  ...change,
});

describe('what the clinician is told of the devices', () => {
  it('names each trouble as the devices name it', () => {
    for (const trouble of deviceTroubles) {
      const told = readinessFrom(media({ camera: { state: 'trouble', trouble } }), nothingFound);
      expect(told.camera).toEqual({ state: 'trouble', trouble });
      expect(told.microphone).toEqual({ state: 'works' });
      expect(readiness.partial().safeParse(told).success).toBe(true);
    }
  });

  it('tells of a refused camera before anybody asks for it', () => {
    const before: CheckFindings = { ...nothingFound, before: { camera: 'refused', microphone: null } };
    const closed = media({ camera: { state: 'closed' }, microphone: { state: 'closed' } });
    const told = readinessFrom(closed, before);
    expect(told.camera).toEqual({ state: 'trouble', trouble: 'refused' });
    expect(told.microphone).toEqual({ state: 'untested' });
  });

  it('calls a microphone silent after some seconds without a sound, and takes it back at the first one', () => {
    let hearing = hear({ state: 'unmeasured' }, 0, 0);
    expect(hearing.state).toBe('listening');
    hearing = hear(hearing, 0, 3_000);
    expect(hearing.state).toBe('listening');
    hearing = hear(hearing, 0, 9_000);
    expect(hearing.state).toBe('silent');
    expect(readinessFrom(media(), { ...nothingFound, hearing }).microphone).toEqual({
      state: 'trouble',
      trouble: 'silent',
    });
    hearing = hear(hearing, 0.5, 9_100);
    expect(readinessFrom(media(), { ...nothingFound, hearing }).microphone).toEqual({ state: 'works' });
  });

  it('does not call silent what the browser has not let it measure', () => {
    const listening = hear({ state: 'unmeasured' }, 0, 0);
    expect(hear(listening, null, 60_000)).toEqual({ state: 'unmeasured' });
  });

  it('tells only what has changed', () => {
    const now = readinessFrom(media(), nothingFound);
    expect(changedReadiness({}, now)).toEqual(now);
    expect(changedReadiness(now, now)).toBeNull();
    expect(changedReadiness(now, { ...now, speaker: { state: 'works' } })).toEqual({
      speaker: { state: 'works' },
    });
  });
});

describe('moments and numbers', () => {
  const at = (iso: string): Instant => Date.parse(iso) as Instant;

  it('names the day only when it is another one, in the zone of the clinic', () => {
    const start = at('2026-11-24T09:40:00Z');
    expect(momentIn(start, at('2026-11-24T07:00:00Z'), 'Europe/Stockholm', 'sv')).toBe('10:40');
    expect(momentIn(start, at('2026-11-23T07:00:00Z'), 'Europe/Stockholm', 'sv')).toBe(
      'tisdag 24 november 10:40',
    );
    expect(momentIn(start, at('2026-11-23T07:00:00Z'), 'Europe/Stockholm', 'en')).toContain('24 November');
  });

  it.each([
    ['sv', 'klockan_10:40', 'tisdag 24_november klockan_10:40'],
    ['en', 'at_10:40', 'on Tuesday 24_November at_10:40'],
  ] as const)('is said in a sentence (%s)', async (lng, today, otherDay) => {
    const words = i18next.createInstance();
    await words.init({ lng, resources: patientWords, defaultNS: 'patient' });
    const start = at('2026-11-24T09:40:00Z');
    // Here a space that never breaks a line is drawn as "_".
    const saidAt = (now: string) =>
      momentSaid(words.t, start, at(now), 'Europe/Stockholm', lng).replaceAll('\u00a0', '_');
    expect(saidAt('2026-11-24T07:00:00Z')).toBe(today);
    // Also to one who still waits when midnight has passed.
    expect(saidAt('2026-11-24T23:05:00Z')).toBe(otherDay);
  });

  it('dials digits and reads whole', () => {
    expect(dialled('08-465 004 00')).toBe('0846500400');
    expect(dialled('+46 8-465 004 00')).toBe('+46846500400');
    expect(unbroken('08-465 004')).not.toMatch(/[ -]/);
  });
});

describe('the words of the page', () => {
  const leaves = (tree: object, path = ''): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
    );
  const holes = (text: string): string[] =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] ?? '').sort();

  it('are complete in both languages, with the same holes', () => {
    const english = new Map(leaves(en));
    expect([...english.keys()]).toEqual(leaves(sv).map(([key]) => key));
    for (const [key, text] of leaves(sv)) expect(holes(english.get(key) ?? ''), key).toEqual(holes(text));
  });

  it('have no exclamation marks and none of the forbidden words', () => {
    for (const [key, text] of [...leaves(sv), ...leaves(en)])
      expect(text, key).not.toMatch(
        /!|hubb|\bhub\b|ombud|proxy|lägg in|säkerhetskod|skyddad|kamera av|tyvärr|hoppsan/i,
      );
  });

  it('hold every key that the page asks for', () => {
    const root = 'src/patient';
    const known = new Set(leaves(sv).map(([key]) => key));
    const asked = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .flatMap((name) => [...readFileSync(join(root, name), 'utf8').matchAll(/\bt\('([\w.]+)'/g)])
      .map((found) => found[1] ?? '');
    expect(asked.length).toBeGreaterThan(60);
    for (const key of asked) expect(known, key).toContain(key);
    for (const what of ['camera', 'microphone'] as const)
      for (const trouble of deviceTroubles)
        expect(sv.trouble[what][trouble].remedy.length).toBeGreaterThan(0);
  });

  it('follow the wishes of the browser', () => {
    expect(languageFor(['nb-NO', 'sv-SE', 'en'])).toBe('sv');
    expect(languageFor(['en-GB', 'sv'])).toBe('en');
    expect(languageFor(['de'])).toBe('en');
  });
});
