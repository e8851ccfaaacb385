import { useEffect, useState } from 'react';
import type { IpcAnswer } from '../../../shared/contracts/ipc.ts';
import type { HsaId } from '../../../shared/domain/ids.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { request } from '../../ipc/client.ts';

type Colleague = IpcAnswer<'staff.list'>['staff'][number];

/** The clinicians of the clinic, as far as they are known. */
type Asked =
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly refusal: Refusal }
  | { readonly state: 'known'; readonly colleagues: readonly Colleague[] };

/** Every clinician but `without`: those at a console now first, each part by name. Asked when it is first shown. */
export function useColleagues(without: HsaId): { readonly asked: Asked; readonly again: () => void } {
  const [asked, setAsked] = useState<Asked>({ state: 'asking' });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks anew
  useEffect(() => {
    let here = true;
    setAsked({ state: 'asking' });
    void request('staff.list', {}).then((answer) => {
      if (!here) return;
      setAsked(
        answer.ok
          ? { state: 'known', colleagues: inOrder(answer.value.staff, without) }
          : { state: 'failed', refusal: answer.refusal },
      );
    });
    return () => {
      here = false;
    };
  }, [without, turn]);
  return { asked, again: () => setTurn(turn + 1) };
}

function inOrder(staff: readonly Colleague[], without: HsaId): readonly Colleague[] {
  return staff
    .filter(({ role, hsaId }) => role === 'clinician' && hsaId !== without)
    .sort((a, b) => Number(b.connected) - Number(a.connected) || a.name.localeCompare(b.name, 'sv'));
}
