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

/** What stands in the picture's column beside and under the picture: margins; strip and controls. */
const besidePicture = 32;
const underPicture = 120;
/** The least column in which the controls keep their words (`CallControls.module.css`), and the widest note that fits. */
const leastControls = 504;
const mostNote = 760;

interface Room {
  /** The window's width in CSS px. */
  readonly windowWidth: number;
  /** Width and height of both columns and the divider; 0 before they are measured. */
  readonly width: number;
  readonly height: number;
  /** The stage's, width by height. */
  readonly shape: number;
}

/** The note's width that fits, when the clinician has not moved the divider: as drawn, or all that an upright picture leaves. */
export function fittingNote({ windowWidth, width, height, shape }: Room): number {
  if (windowWidth < compactBelow) return Math.max(leastNote, windowWidth - 300 - dividerWidth);
  const drawn = windowWidth < 1400 ? 480 : windowWidth < 1920 ? 548 : windowWidth < 2560 ? 620 : mostNote;
  if (width === 0 || height === 0) return drawn;
  const picture = Math.max(leastControls, shape * (height - underPicture) + besidePicture);
  return Math.round(Math.max(drawn, Math.min(mostNote, width - dividerWidth - picture)));
}

/** Which of the two kept shares holds for a stage of this shape. */
export function shapeKind(shape: number): 'wide' | 'upright' {
  return shape < 1 ? 'upright' : 'wide';
}

/** A wished width of the note, within what leaves the picture its least. */
export function boundedNote(wished: number, available: number): number {
  const most = Math.max(leastNote, available - dividerWidth - leastPicture);
  return Math.round(Math.min(most, Math.max(leastNote, wished)));
}
