import { describe, expect, it } from 'vitest';
import { inRoomNow, personsInOrder } from '../../../../src/shared/domain/inRoom.ts';
import { advance, type VisitEvent } from '../../../../src/shared/domain/visit.ts';
import {
  booked,
  byHelena,
  byHub,
  byPatient,
  came,
  guardianId,
  helena,
  letIn,
  noon,
  olle,
  patientId,
  play,
} from './visits.ts';

const open = play(booked, came, letIn);
const student: VisitEvent = { type: 'roomPersons', persons: { student: 1 } };
const told = play(open, student);
const answered = (ofSeq: number, ok: boolean): VisitEvent => ({
  type: 'roomAnswered',
  participantId: patientId,
  ofSeq,
  ok,
});
const refusal = (...given: Parameters<typeof advance>) => {
  const moved = advance(...given);
  return moved.ok ? null : moved.refusal.code;
};

describe("who else is in the clinician's room", () => {
  it('is told by kind and number, and waits for an answer', () => {
    const now = inRoomNow(play(open, { type: 'roomPersons', persons: { colleague: 2, student: 1 } }).inRoom);
    expect(now).toMatchObject({ by: helena, at: noon, answer: null });
    expect(personsInOrder(now?.persons ?? {})).toEqual([
      ['student', 1],
      ['colleague', 2],
    ]);
  });

  it("keeps the patient's answer, which may be changed", () => {
    const yes = play(told, [answered(told.seq, true), byPatient]);
    expect(inRoomNow(yes.inRoom)?.answer).toEqual({ ok: true, by: patientId, at: noon });
    const no = play(yes, [answered(told.seq, false), byPatient]);
    expect(inRoomNow(no.inRoom)?.answer?.ok).toBe(false);
    expect(no.inRoom).toHaveLength(1);
  });

  it('asks anew when the list changes, and refuses an answer to the one before', () => {
    const yes = play(told, [answered(told.seq, true), byPatient]);
    const more = play(yes, { type: 'roomPersons', persons: { student: 2 } });
    expect(inRoomNow(more.inRoom)?.answer).toBeNull();
    expect(refusal(more, answered(told.seq, true), byPatient, noon)).toBe('visit.notAllowedNow');
    expect(more.inRoom[0]?.answer?.ok).toBe(true);
  });

  it('takes it back once nobody is left, and keeps that somebody was there', () => {
    const left = play(told, { type: 'roomPersons', persons: {} });
    expect(inRoomNow(left.inRoom)).toBeNull();
    expect(left.inRoom).toHaveLength(2);
    expect(refusal(left, answered(told.seq, true), byPatient, noon)).toBe('visit.notAllowedNow');
  });

  it('is not told twice alike, nor taken back when nobody is there', () => {
    expect(
      refusal(told, { type: 'roomPersons', persons: { student: 1, tolk: 0 } as never }, byHelena, noon),
    ).toBe('visit.notAllowedNow');
    expect(refusal(open, { type: 'roomPersons', persons: {} }, byHelena, noon)).toBe('visit.notAllowedNow');
  });

  it('is answered by the one whom it is about and by nobody else', () => {
    for (const actor of [byHelena, byHub, { kind: 'participant', participantId: guardianId } as const])
      expect(refusal(told, answered(told.seq, true), actor, noon)).toBe('permission.denied');
  });

  it('is told by staff, while the visit is open', () => {
    expect(refusal(open, student, byPatient, noon)).toBe('permission.denied');
    expect(refusal(open, student, byHub, noon)).toBe('permission.denied');
    expect(refusal(booked, student, byHelena, noon)).toBe('visit.notAllowedNow');
    expect(refusal(play(told, { type: 'finished' }), answered(told.seq, true), byPatient, noon)).toBe(
      'visit.notAllowedNow',
    );
  });

  it('ends with a change of clinician: another sits in another room', () => {
    const moved = play(told, { type: 'assigned', to: olle, line: '' });
    expect(inRoomNow(moved.inRoom)).toBeNull();
  });

  it('has an end, and can be taken back there too', () => {
    let full = open;
    for (let n = 0; n < 100; n += 1)
      full = play(full, { type: 'roomPersons', persons: { student: 1 + (n % 2) } });
    expect(refusal(full, { type: 'roomPersons', persons: { colleague: 1 } }, byHelena, noon)).toBe(
      'visit.notAllowedNow',
    );
    expect(inRoomNow(play(full, { type: 'roomPersons', persons: {} }).inRoom)).toBeNull();
  });
});

describe('"alone?", heard by voice', () => {
  const alone: VisitEvent = { type: 'aloneConfirmed', participantId: patientId, room: 'alone' };
  const confirmed = play(open, alone);

  it('says who heard it and when, and may be corrected', () => {
    expect(confirmed.participants[0]?.roomConfirmed).toEqual({ room: 'alone', by: helena, at: noon });
    const corrected = play(confirmed, { ...alone, room: 'someoneHere' });
    expect(corrected.participants[0]?.roomConfirmed?.room).toBe('someoneHere');
  });

  it('is once enough', () => {
    expect(refusal(confirmed, alone, byHelena, noon)).toBe('visit.notAllowedNow');
  });

  it('is confirmed by staff only, of one who has come', () => {
    expect(refusal(open, alone, byPatient, noon)).toBe('permission.denied');
    expect(refusal(open, alone, byHub, noon)).toBe('permission.denied');
    expect(refusal(play(open, { type: 'turnedPhysical', reason: 'x' }), alone, byHelena, noon)).toBe(
      'visit.notAllowedNow',
    );
  });
});
