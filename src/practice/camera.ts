import { drawCard } from './card.ts';
import { drawPerson, drawPersonBehind, poseAt } from './person.ts';
import type { PracticePerson } from './practicePerson.ts';
import { drawRoom, sceneHeight, sceneWidth } from './room.ts';
import { Tone } from './tone.ts';

/** Frames a second: enough to look alive, little enough that two cores stay smooth (toolchain.md). */
const framesPerSecond = 15;
/** Size while a face is shown, and while a document is. The same shape, so that the clinician's stage stays as it is. */
const faceSize = { width: sceneWidth, height: sceneHeight };
const documentSize = { width: 1120, height: 840 };

const names = {
  camera: 'Övningskamera',
  microphone: 'Övningsmikrofon',
  speaker: 'Övningshögtalare',
} as const;

/** A camera and a microphone that are drawn and played, in place of the machine's own. */
export class DrawnDevices {
  readonly #person: PracticePerson;
  readonly #tone = new Tone();
  #canvas: HTMLCanvasElement | null = null;
  #room: HTMLCanvasElement | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #document = false;

  constructor(person: PracticePerson) {
    this.#person = person;
  }

  /** Takes the place of `navigator.mediaDevices`' own two ways to devices. */
  install(mediaDevices: MediaDevices): void {
    mediaDevices.getUserMedia = (constraints) => this.#open(constraints ?? {});
    mediaDevices.enumerateDevices = async () => this.#list();
  }

  /** Holds the document up, or takes it down. */
  showDocument(on: boolean): void {
    if (this.#document === on) return;
    this.#document = on;
    this.#draw();
  }

  async #open(constraints: MediaStreamConstraints): Promise<MediaStream> {
    if (!constraints.video && !constraints.audio)
      throw new TypeError('At least one of audio and video must be requested');
    const stream = new MediaStream();
    if (constraints.video) stream.addTrack(this.#picture());
    if (constraints.audio)
      stream.addTrack(named(this.#tone.track(), 'practice-microphone', names.microphone));
    return stream;
  }

  #picture(): MediaStreamTrack {
    this.#canvas ??= document.createElement('canvas');
    this.#draw();
    const track = this.#canvas.captureStream(framesPerSecond).getVideoTracks()[0];
    if (track === undefined) throw new DOMException('no picture', 'NotReadableError');
    // What is read from the picture matters more than how smoothly it moves.
    track.contentHint = 'detail';
    this.#timer ??= setInterval(() => this.#draw(), 1000 / framesPerSecond);
    return named(track, 'practice-camera', names.camera);
  }

  #draw(): void {
    const canvas = this.#canvas;
    const pen = canvas?.getContext('2d', { alpha: false });
    if (canvas === null || !pen) return;
    const size = this.#document ? documentSize : faceSize;
    if (canvas.width !== size.width) {
      canvas.width = size.width;
      canvas.height = size.height;
      this.#room = null;
    }
    this.#room ??= blurredRoom(size);
    const now = performance.now();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(this.#room, 0, 0);
    pen.setTransform(size.width / sceneWidth, 0, 0, size.height / sceneHeight, 0, 0);
    if (this.#document) {
      drawPersonBehind(pen, poseAt(now));
      drawCard(pen, this.#person, now);
    } else drawPerson(pen, poseAt(now));
  }

  #list(): MediaDeviceInfo[] {
    return [
      device('videoinput', 'practice-camera', names.camera),
      device('audioinput', 'practice-microphone', names.microphone),
      device('audiooutput', 'default', names.speaker),
    ];
  }
}

function blurredRoom(size: { readonly width: number; readonly height: number }): HTMLCanvasElement {
  const room = document.createElement('canvas');
  room.width = size.width;
  room.height = size.height;
  const pen = room.getContext('2d', { alpha: false });
  if (pen) {
    pen.scale(size.width / sceneWidth, size.height / sceneHeight);
    pen.filter = 'blur(4px)';
    drawRoom(pen);
  }
  return room;
}

/** Lets a track say which device it is from, as tracks of real devices do; its clones too. */
function named(track: MediaStreamTrack, deviceId: string, label: string): MediaStreamTrack {
  const settings = track.getSettings.bind(track);
  const clone = track.clone.bind(track);
  Object.defineProperties(track, {
    label: { value: label },
    getSettings: { value: () => ({ ...settings(), deviceId, groupId: 'practice' }) },
    clone: { value: () => named(clone(), deviceId, label) },
  });
  return track;
}

function device(kind: MediaDeviceKind, deviceId: string, label: string): MediaDeviceInfo {
  const values = { kind, deviceId, label, groupId: 'practice' };
  return Object.create(MediaDeviceInfo.prototype, {
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, enumerable: true }])),
    toJSON: { value: () => values },
  }) as MediaDeviceInfo;
}
