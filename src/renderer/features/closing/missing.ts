import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import type { IdentityCheck, IdentityDecision } from '../../../shared/domain/identity.ts';
import {
  missingForSigning,
  type NoteTemplate,
  type SectionKey,
  type Sections,
} from '../../../shared/domain/note.ts';
import { personToIdentify } from '../../../shared/domain/participants.ts';

/** A reason to look before signing: `must` stands in the way, `may` does not. */
export type Reason =
  | { readonly weight: 'must'; readonly what: 'section'; readonly section: SectionKey }
  | { readonly weight: 'must'; readonly what: 'identity' }
  | { readonly weight: 'may'; readonly what: 'empty'; readonly sections: readonly SectionKey[] }
  | { readonly weight: 'may'; readonly what: 'unconfirmed' };

/** What is missing, what must be mended first. */
export function reasonsToLook(
  template: NoteTemplate,
  sections: Sections,
  decision: IdentityDecision | null,
): readonly Reason[] {
  const must = missingForSigning(template, sections, decision, true).flatMap((one): Reason[] => {
    if (one.code === 'note.sectionMissing')
      return [{ weight: 'must', what: 'section', section: one.section }];
    return one.code === 'note.identityUndecided' ? [{ weight: 'must', what: 'identity' }] : [];
  });
  const unconfirmed: Reason[] =
    decision?.outcome === 'unconfirmed' ? [{ weight: 'may', what: 'unconfirmed' }] : [];
  const empty = template.sections.filter(
    (section) => !template.required.includes(section) && (sections[section] ?? '').trim() === '',
  );
  const may: Reason[] = empty.length === 0 ? [] : [{ weight: 'may', what: 'empty', sections: empty }];
  return [...must, ...unconfirmed, ...may];
}

/** The identity check that signing hangs on; null where the visit has nobody to identify. */
export function identityOf(visit: VisitDetail): IdentityCheck | null {
  return personToIdentify(visit.participants)?.identity ?? null;
}

export function decisionOf(visit: VisitDetail): IdentityDecision | null {
  const identity = identityOf(visit);
  return identity?.state === 'decided' ? identity.decision : null;
}
