import { describe, expect, it } from 'vitest';
import { createSignalBox, createSignalGate } from '../../../src/hub/signalling.ts';
import type { AddressedSignal, Signal } from '../../../src/shared/contracts/signal.ts';
import type { HsaId, ParticipantId, VisitId } from '../../../src/shared/domain/ids.ts';

const offer = (generation: number, sdp = 'v=0'): Signal => ({
  generation,
  n: 0,
  data: { type: 'offer', sdp },
});
const candidate = (generation: number, n: number): Signal => ({
  generation,
  n,
  data: { type: 'candidate', candidate: { candidate: `candidate:${n}` } },
});
const restart: Signal = { generation: 1, n: 0, data: { type: 'restart' } };
const refusedOutOfOrder = { ok: false, refusal: { code: 'message.outOfOrder' } };
const patient = 'p' as ParticipantId;
const clinician = 'c' as HsaId;
const to = (signal: Signal, participantId = patient): AddressedSignal => ({
  visitId: 'v' as VisitId,
  participantId,
  signal,
});

describe('the gate of a sender', () => {
  it('lets a generation through once, signal by signal', () => {
    const gate = createSignalGate();
    for (const signal of [offer(1), candidate(1, 1), candidate(1, 2), offer(2), candidate(2, 1)])
      expect(gate.pass(signal)).toEqual({ ok: true, value: null });
  });

  it('refuses a repeat and what is of an older generation', () => {
    const gate = createSignalGate();
    gate.pass(offer(2));
    gate.pass(candidate(2, 1));
    expect(gate.pass(offer(2))).toEqual(refusedOutOfOrder);
    expect(gate.pass(candidate(2, 1))).toEqual(refusedOutOfOrder);
    expect(gate.pass(candidate(1, 9))).toEqual(refusedOutOfOrder);
  });

  it('lets a console that was loaded anew begin again from a lower generation', () => {
    const gate = createSignalGate();
    gate.pass(offer(5));
    expect(gate.pass(offer(1, 'another'))).toMatchObject({ ok: true });
    expect(gate.pass(candidate(1, 1))).toMatchObject({ ok: true });
  });

  it('always lets a restart through', () => {
    const gate = createSignalGate();
    gate.pass(offer(5));
    expect(gate.pass(restart)).toMatchObject({ ok: true });
    expect(gate.pass(restart)).toMatchObject({ ok: true });
  });
});

describe('signals that wait', () => {
  it('are of the newest generation, in order, and given once', () => {
    const box = createSignalBox();
    for (const signal of [offer(1), candidate(1, 1), offer(2), candidate(2, 1)])
      box.keepForPatient(to(signal));
    expect(box.takeForPatient(patient).map((one) => one.signal)).toEqual([offer(2), candidate(2, 1)]);
    expect(box.takeForPatient(patient)).toEqual([]);
  });

  it('go to the clinician whose visit it is and to no other', () => {
    const box = createSignalBox();
    box.keepForConsole(clinician, to(restart));
    expect(box.takeForConsole('another' as HsaId)).toEqual([]);
    expect(box.takeForConsole(clinician)).toHaveLength(1);
  });

  it('are bounded', () => {
    const box = createSignalBox();
    box.keepForPatient(to(offer(1)));
    const answers = Array.from({ length: 300 }, (_, n) => box.keepForPatient(to(candidate(1, n + 1))));
    expect(answers.at(-1)).toEqual({ ok: false, refusal: { code: 'signal.notConnected' } });
    expect(box.takeForPatient(patient)).toHaveLength(200);
  });

  it('are dropped with the call', () => {
    const box = createSignalBox();
    box.keepForPatient(to(offer(1)));
    box.keepForConsole(clinician, to(restart));
    box.drop(patient);
    expect(box.takeForPatient(patient)).toEqual([]);
    expect(box.takeForConsole(clinician)).toEqual([]);
  });
});
