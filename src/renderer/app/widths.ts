/** The window's widths at which something gives way, in CSS px (screens/README.md, Widths). */
export const oneColumnBelow = 640;
export const compactBelow = 960;
const queueMayStayFrom = 1700;
const queueStaysFrom = 2560;

/** How the day is shown. */
export type DayShape = 'column' | 'rail' | 'button';

interface DayShapeInput {
  readonly width: number;
  /** A visit with picture or note is shown. */
  readonly inVisit: boolean;
  /** `settings.railOpen`: the queue stays open beside a call, where there is room for it. */
  readonly staysOpen: boolean;
  /** What the clinician asked for since the last change of view, or null. */
  readonly asked: 'column' | 'rail' | null;
}

export function dayShape({ width, inVisit, staysOpen, asked }: DayShapeInput): DayShape {
  if (width < oneColumnBelow) return 'button';
  if (width < compactBelow) return inVisit ? 'button' : 'column';
  if (asked !== null) return asked;
  if (!inVisit || width >= queueStaysFrom) return 'column';
  return width >= queueMayStayFrom && staysOpen ? 'column' : 'rail';
}

/** Whether folding or unfolding the day beside a call is kept as a setting (only where both fit). */
export function isKeptAsSetting(width: number, inVisit: boolean): boolean {
  return inVisit && width >= queueMayStayFrom && width < queueStaysFrom;
}

/** Least widths of the two columns, and of the divider between. */
export const leastPicture = 280;
export const leastNote = 360;
export const dividerWidth = 9;

/** The note's width that fits, when the clinician has not moved the divider. */
export function fittingNote(windowWidth: number): number {
  if (windowWidth < compactBelow) return Math.max(leastNote, windowWidth - 300 - dividerWidth);
  if (windowWidth < 1400) return 480;
  if (windowWidth < 1920) return 548;
  return windowWidth < 2560 ? 620 : 760;
}

/** A wished width of the note, within what leaves the picture its least. */
export function boundedNote(wished: number, available: number): number {
  const most = Math.max(leastNote, available - dividerWidth - leastPicture);
  return Math.round(Math.min(most, Math.max(leastNote, wished)));
}
