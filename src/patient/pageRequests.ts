import type { PatientView } from '../shared/contracts/hub.ts';
import type { HubConnection } from './hubConnection.ts';
import { forgetWritten, type Written } from './writtenInTab.ts';

type Asking = Pick<HubConnection, 'request'>;

/** Sends what was written, and forgets it here once it has arrived; false when it did not. */
export async function sendPreparation(
  connection: Asking,
  view: PatientView | null,
  answers: Written,
): Promise<boolean> {
  if (!view) return false;
  const sent = await connection.request('page.prepare', { form: view.prepareForm, answers });
  if (sent.ok) forgetWritten();
  return sent.ok;
}

/** Knocks; false when it did not arrive. Not needed means that the window has opened meanwhile: the next view says so. */
export async function knock(connection: Asking): Promise<boolean> {
  const knocked = await connection.request('page.knock', {});
  return knocked.ok || knocked.refusal.code === 'knock.notNeeded';
}
