import type { ParticipantView } from '../../shared/contracts/visit.ts';

type Answers = ParticipantView['answers'];

/** Where somebody is, on one line: what kind of place, and its words. Null when neither was answered. */
export function whereabouts(
  answers: Answers | undefined,
  kind: (where: NonNullable<Answers['where']>) => string,
): string | null {
  const parts = [answers?.where && kind(answers.where), answers?.place?.trim()];
  return parts.filter(Boolean).join(', ') || null;
}
