const skin = { face: '#bb9379', shade: '#ab8067', neck: '#a67c62', cheek: 'rgba(193, 112, 90, 0.35)' };
const hair = { back: '#352622', front: '#46332c', lock: '#4e3730' };
const cloth = { body: '#8a5044', fold: '#7c463c', collar: '#6f3d35' };

/** How somebody who sits still moves all the same, at a time in ms: breath, sway, blink, glance. */
interface Pose {
  readonly sway: number;
  readonly breath: number;
  readonly tilt: number;
  /** 1 open, 0 closed. */
  readonly lids: number;
  readonly gaze: number;
  /** 0 closed, 1 a vowel. */
  readonly mouth: number;
}

/** The pose at `ms`. Nothing repeats in step, so that no two frames are alike for long. */
export function poseAt(ms: number): Pose {
  const s = ms / 1000;
  const blink = (s + 0.6 * Math.sin(s / 7)) % 3.7;
  const speaking = Math.max(0, Math.sin(s / 2.3)) * (0.5 + 0.5 * Math.sin(s * 9));
  return {
    sway: 5 * Math.sin(s / 2.1) + 2 * Math.sin(s / 0.9),
    breath: 2.2 * Math.sin((s * 2 * Math.PI) / 4.2),
    tilt: 0.016 * Math.sin(s / 2.7),
    lids: blink < 0.16 ? Math.abs(blink - 0.08) / 0.08 : 1,
    gaze: 1.6 * Math.sin(s / 3.3),
    mouth: speaking,
  };
}

/** The person, waist up, in front of what is drawn already. */
export function drawPerson(pen: CanvasRenderingContext2D, pose: Pose): void {
  pen.save();
  pen.translate(pose.sway, 0);
  body(pen, pose.breath);
  pen.translate(320, 400);
  pen.rotate(pose.tilt);
  pen.translate(-320, -400 + pose.breath * 0.6);
  head(pen, pose);
  pen.restore();
}

/** The same, leant back: the face in the upper part, the lower part free for what is held up. */
export function drawPersonBehind(pen: CanvasRenderingContext2D, pose: Pose): void {
  pen.save();
  pen.translate(320, 4);
  pen.scale(0.68, 0.68);
  pen.translate(-320, -76);
  drawPerson(pen, pose);
  pen.restore();
}

/** Head and shoulders in grey, as on a document; fills the rectangle. */
export function drawPortrait(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const still: Pose = { sway: 0, breath: 0, tilt: 0, lids: 1, gaze: 0, mouth: 0 };
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.fillStyle = '#d9dcdf';
  pen.fillRect(x, y, width, height);
  pen.filter = 'grayscale(1)';
  const scale = height / 400;
  pen.translate(x + width / 2 - 320 * scale, y - 76 * scale);
  pen.scale(scale, scale);
  body(pen, 0);
  head(pen, still);
  pen.restore();
}

function body(pen: CanvasRenderingContext2D, breath: number): void {
  const top = 372 - breath;
  shape(pen, hair.back, [
    [232, 330],
    [214, 160, 232, 86, 320, 84],
    [408, 86, 426, 160, 408, 330],
    [420, 430, 380, 440, 372, 440],
    [268, 440],
    [250, 440, 220, 430, 232, 330],
  ]);
  shape(pen, skin.neck, [
    [284, 300],
    [356, 300],
    [360, 340, 366, 372, 384, 392],
    [320, 420, 280, 400, 256, 392],
    [274, 372, 280, 340, 284, 300],
  ]);
  shape(pen, cloth.body, [
    [130, 490],
    [136, 410, 190, top + 6, 262, top],
    [300, top + 34, 340, top + 34, 378, top],
    [450, top + 6, 504, 410, 510, 490],
  ]);
  shape(pen, cloth.fold, [
    [196, 490],
    [204, 460, 214, 440, 230, 424],
    [222, 450, 216, 470, 214, 490],
  ]);
  shape(pen, cloth.collar, [
    [258, top + 2],
    [268, top - 14, 274, top - 18, 280, top - 20],
    [300, top + 12, 340, top + 12, 360, top - 20],
    [366, top - 18, 372, top - 14, 382, top + 2],
    [350, top + 40, 290, top + 40, 258, top + 2],
  ]);
}

function head(pen: CanvasRenderingContext2D, pose: Pose): void {
  shape(pen, skin.face, [
    [250, 200],
    [250, 120, 390, 120, 390, 200],
    [392, 270, 362, 336, 320, 338],
    [278, 336, 248, 270, 250, 200],
  ]);
  shape(pen, skin.shade, [
    [366, 150],
    [396, 190, 392, 290, 330, 337],
    [372, 300, 376, 220, 366, 150],
  ]);
  for (const x of [279, 360]) {
    const blush = pen.createRadialGradient(x, 262, 2, x, 262, 22);
    blush.addColorStop(0, skin.cheek);
    blush.addColorStop(1, 'rgba(193, 112, 90, 0)');
    pen.fillStyle = blush;
    ellipse(pen, x, 262, 22, 22);
  }
  eye(pen, 290, pose);
  eye(pen, 350, pose);
  stroke(pen, hair.back, 6, [
    [268, 190],
    [276, 180, 296, 178, 310, 187],
  ]);
  stroke(pen, hair.back, 6, [
    [330, 187],
    [344, 178, 364, 180, 372, 190],
  ]);
  stroke(pen, '#8d6650', 3, [
    [324, 212],
    [328, 240, 336, 254, 334, 260],
    [332, 266, 322, 267, 316, 263],
  ]);
  mouth(pen, pose.mouth);
  shape(pen, hair.front, [
    [244, 240],
    [226, 120, 280, 84, 322, 86],
    [372, 88, 412, 120, 396, 240],
    [394, 196, 386, 156, 370, 126],
    [336, 156, 292, 166, 262, 172],
    [252, 190, 247, 216, 244, 240],
  ]);
  shape(pen, hair.lock, [
    [370, 126],
    [336, 156, 292, 166, 262, 172],
    [280, 140, 330, 108, 370, 126],
  ]);
  shape(pen, hair.front, [
    [244, 230],
    [240, 300, 240, 380, 262, 436],
    [236, 430, 222, 330, 232, 240],
  ]);
  shape(pen, hair.front, [
    [396, 230],
    [400, 300, 400, 380, 378, 436],
    [404, 430, 418, 330, 408, 240],
  ]);
}

function eye(pen: CanvasRenderingContext2D, x: number, pose: Pose): void {
  const open = 9 * pose.lids;
  if (open > 1) {
    pen.fillStyle = '#eceae6';
    ellipse(pen, x, 213, 17, open);
    pen.save();
    pen.beginPath();
    pen.ellipse(x, 213, 17, open, 0, 0, 2 * Math.PI);
    pen.clip();
    pen.fillStyle = '#4f6376';
    ellipse(pen, x + pose.gaze, 213, 8, 8);
    pen.fillStyle = '#15191d';
    ellipse(pen, x + pose.gaze, 213, 3.6, 3.6);
    pen.fillStyle = '#ffffff';
    ellipse(pen, x + pose.gaze + 3, 210, 1.7, 1.7);
    pen.restore();
  }
  stroke(pen, '#2a1f1b', 3, [
    [x - 18, 214],
    [x - 10, 213 - open, x + 10, 213 - open, x + 18, 213],
  ]);
}

function mouth(pen: CanvasRenderingContext2D, open: number): void {
  const gap = 7 * open;
  shape(pen, '#96564c', [
    [292, 290],
    [304, 284, 314, 283, 320, 286],
    [326, 283, 336, 284, 348, 290],
    [336, 300 + gap, 304, 300 + gap, 292, 290],
  ]);
  if (gap > 1.5) {
    pen.fillStyle = '#4c2622';
    ellipse(pen, 320, 291 + gap / 3, 16, gap / 2);
  }
  stroke(pen, '#6d3a33', 2, [
    [288, 289],
    [304, 293, 336, 293, 352, 289],
  ]);
}

/** A point to go to, or a curve with two handles and its end. */
type Step = readonly [number, number] | readonly [number, number, number, number, number, number];

function trace(pen: CanvasRenderingContext2D, steps: readonly Step[]): void {
  pen.beginPath();
  steps.forEach((step, index) => {
    if (step.length === 6) pen.bezierCurveTo(...step);
    else if (index === 0) pen.moveTo(...step);
    else pen.lineTo(...step);
  });
}

function shape(pen: CanvasRenderingContext2D, colour: string, steps: readonly Step[]): void {
  trace(pen, steps);
  pen.fillStyle = colour;
  pen.fill();
}

function stroke(pen: CanvasRenderingContext2D, colour: string, width: number, steps: readonly Step[]): void {
  trace(pen, steps);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.lineCap = 'round';
  pen.stroke();
}

function ellipse(pen: CanvasRenderingContext2D, x: number, y: number, rx: number, ry: number): void {
  pen.beginPath();
  pen.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
  pen.fill();
}
