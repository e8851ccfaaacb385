import { patientWords } from '../shared/i18n/patient.ts';
import { findButton, findField, findRadio, hasHeading, hasText, typeInto } from './accessible.ts';

/** How often the hands look at the page, in ms: as quick as a calm person. */
const lookMs = 350;
/** The check is looked at for at least this long, in ms, and no longer than `mostCheckMs` for what does not come. */
const leastCheckMs = 3_500;
const mostCheckMs = 12_000;

type PatientWords = (typeof patientWords)['sv' | 'en']['patient'];

/** The same word in both languages: the page may be in either. */
const both = (pick: (words: PatientWords) => string): readonly string[] => [
  pick(patientWords.sv.patient),
  pick(patientWords.en.patient),
];

const names = {
  onward: both((words) => words.continue),
  who: both((words) => words.who.me),
  guardian: both((words) => words.who.guardian),
  home: both((words) => words.place.where.home),
  place: both((words) => words.place.place),
  phone: both((words) => words.place.phone),
  alone: both((words) => words.alone.yes),
  check: both((words) => words.check.title),
  play: [...both((words) => words.check.trySound), ...both((words) => words.check.play)],
  hears: both((words) => words.check.hears),
  heard: both((words) => words.check.heard),
  testing: both((words) => words.check.testing),
  toWaitingRoom: both((words) => words.check.toWaitingRoom),
  back: both((words) => words.call.return),
  sound: both((words) => words.call.tapForSound),
  showId: both((words) => words.showId.title),
};

/** What the practice patient answers. The number is one that is kept for films and examples (PTS). */
const answers = { place: 'Storgatan 1, Uppsala', phone: '070-174 06 05' };

/** Takes the way of any patient through the real page, by what is written on it. */
export class Hands {
  readonly #showDocument: (on: boolean) => void;
  #checkSince: number | null = null;
  #played = false;

  constructor(showDocument: (on: boolean) => void) {
    this.#showDocument = showDocument;
  }

  start(): void {
    setInterval(() => this.#look(), lookMs);
  }

  /** One look, at most one press. */
  #look(): void {
    this.#showDocument(hasHeading(names.showId));
    if (press(names.back) || press(names.sound)) return;
    if (hasHeading(names.check)) {
      this.#check();
      return;
    }
    this.#checkSince = null;
    this.#played = false;
    if (press(names.who) || press(names.guardian) || press(names.alone)) return;
    if (press(names.home)) return;
    if (fill(names.place, answers.place) || fill(names.phone, answers.phone)) return;
    press(names.onward);
  }

  #check(): void {
    const now = performance.now();
    this.#checkSince ??= now;
    if (press(names.hears)) return;
    if (!this.#played) {
      this.#played = press(names.play);
      if (this.#played) return;
    }
    const spent = now - this.#checkSince;
    const done = this.#played && hasText(names.heard) && !hasText(names.testing);
    if (spent > mostCheckMs || (spent > leastCheckMs && done)) press(names.toWaitingRoom);
  }
}

function press(wanted: readonly string[]): boolean {
  const target = findButton(wanted) ?? findRadio(wanted);
  if (target === null || (target instanceof HTMLInputElement && target.checked)) return false;
  target.click();
  return true;
}

function fill(wanted: readonly string[], text: string): boolean {
  const field = findField(wanted);
  if (field === null || field.value !== '') return false;
  typeInto(field, text);
  return true;
}
