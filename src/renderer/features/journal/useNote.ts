import { useEffect } from 'react';
import type { Draft } from '../../../shared/contracts/ipc.ts';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import type { NoteTemplate } from '../../../shared/domain/note.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { useAbout } from '../../ipc/session.ts';
import { useDraftStore } from '../../visit/draftStore.ts';
import { useNoteWriting } from '../../visit/noteWriting.ts';

/** What there is of the visit's note. */
export type NoteState =
  | { readonly state: 'noTemplate' }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly refusal: Refusal; readonly again: () => void }
  | { readonly state: 'ready'; readonly draft: Draft; readonly template: NoteTemplate };

/**
 * Opens the draft of the visit, a new one with the template of the profession of the one who sits here, and checkpoints
 * it when the note is left. A draft that was begun keeps the template it was begun with.
 */
export function useNote(visit: VisitDetail): NoteState {
  const { templates, principal } = useAbout();
  const template = templates.find((one) => one.profession === principal.profession);
  const { visitId } = visit;
  const templateId = template?.id;
  const draft = useDraftStore((store) => store.draft);
  const saving = useDraftStore((store) => store.saving);

  useEffect(() => {
    useNoteWriting.setState({ writing: false });
    if (templateId === undefined) return;
    const { load, checkpoint } = useDraftStore.getState();
    void load(visitId, templateId);
    return checkpoint;
  }, [visitId, templateId]);

  if (template === undefined) return { state: 'noTemplate' };
  if (draft?.visitId === visitId)
    return {
      state: 'ready',
      draft,
      template: templates.find((one) => one.id === draft.template) ?? template,
    };
  if (saving.state === 'failed')
    return {
      state: 'failed',
      refusal: saving.refusal,
      again: () => void useDraftStore.getState().load(visitId, template.id),
    };
  return { state: 'loading' };
}
