import type { ReactElement } from 'react';
import { useVisitStore } from '../../../../src/renderer/visit/visitStore.ts';
import type { Draft } from '../../../../src/shared/contracts/ipc.ts';
import type { VisitDetail } from '../../../../src/shared/contracts/visit.ts';
import type { DraftId, VisitId } from '../../../../src/shared/domain/ids.ts';
import type { NoteTemplate } from '../../../../src/shared/domain/note.ts';
import { done } from '../../../../src/shared/domain/refusal.ts';
import { draw } from './draw.tsx';
import { about, fakeVidi } from './fakeVidi.ts';
import { at, detailOf, participant, row, uuid } from './rows.ts';

/** The doctor's template, as resources/templates has it. */
export const template: NoteTemplate = {
  v: 1,
  id: 'doctor-remote',
  profession: 'doctor',
  sections: ['contactReason', 'history', 'status', 'assessment', 'measures', 'planning'],
  required: ['contactReason', 'assessment', 'planning'],
};

/** A visit whose patient is let in. */
export function openVisit(change: Partial<VisitDetail> = {}): VisitDetail {
  return detailOf(
    row(1, '10:40', {
      stage: 'open',
      openedAt: at('10:40'),
      participants: [participant(501, { cameAt: at('10:30'), admission: 'admitted' })],
    }),
    change,
  );
}

/** A draft of that visit with nothing written. */
export function draftOf(visit: VisitDetail, change: Partial<Draft> = {}): Draft {
  return {
    draftId: uuid(900) as unknown as DraftId,
    visitId: visit.visitId as VisitId,
    template: template.id,
    revision: 0,
    sections: {},
    savedAt: null,
    warning: null,
    signed: null,
    ...change,
  };
}

/** A workplace with the doctor's template and one fee rule, and what more main answers. */
export function workplace(answers: Parameters<typeof fakeVidi>[0] = {}) {
  return fakeVidi({
    'app.about': () =>
      done({
        ...about,
        templates: [template],
        feeRules: [
          {
            v: 1,
            id: 'uppsala-2026',
            validFrom: '2026-01-01' as never,
            ceilingOre: 145_000,
            visitOre: 30_000,
            freeUnder: 20,
            freeFrom: 85,
          },
        ],
      } as unknown as typeof about),
    'draft.checkpoint': () => done({}),
    ...answers,
  });
}

/** Draws a view of the visit that is open. `workplace` must have been called. */
export async function drawVisit(view: ReactElement, visit: VisitDetail, language: 'sv' | 'en' = 'sv') {
  useVisitStore.setState({ open: { state: 'open', visit, pending: false } });
  return draw(view, language);
}
