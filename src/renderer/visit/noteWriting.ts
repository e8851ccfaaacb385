import { create } from 'zustand';
import type { SectionKey } from '../../shared/domain/note.ts';

/** After Finish the note is read-only until the clinician goes on writing; while the visit is open it is always written. */
export const useNoteWriting = create<{ readonly writing: boolean }>()(() => ({ writing: false }));

/** The id of a section's field in the document. */
export function sectionId(section: SectionKey): string {
  return `note-${section}`;
}

/** Goes on writing after Finish, in this section. */
export function writeSection(section: SectionKey): void {
  useNoteWriting.setState({ writing: true });
  document.getElementById(sectionId(section))?.focus();
}
