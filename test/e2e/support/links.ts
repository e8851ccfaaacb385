import type { Desk } from './stage.ts';

/** Copies the link of the visit whose row holds `text`, as the clinician does, and reads the clipboard. */
export async function linkOf({ running, clinician }: Desk, text: string): Promise<string> {
  await clinician.open(clinician.row(text));
  await clinician.copyLink();
  return running.app.evaluate(({ clipboard }) => clipboard.readText());
}
