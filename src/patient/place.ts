import type { PatientView } from '../shared/contracts/hub.ts';

export type Whereabouts = NonNullable<PatientView['answers']['where']>;

/** Whether the question about the place is answered as far as it must be. In a vehicle only whoever does not drive goes on. */
export function mayGoOn(
  where: Whereabouts | null,
  drives: 'yes' | 'no' | null,
):
  | { readonly ok: true; readonly where: Whereabouts }
  | { readonly ok: false; readonly missing: 'where' | 'drives' | 'stop' } {
  if (where === null) return { ok: false, missing: 'where' };
  if (where !== 'vehicle' || drives === 'no') return { ok: true, where };
  return { ok: false, missing: drives === null ? 'drives' : 'stop' };
}
