import { endParked } from '../features/call/callSession.ts';
import { useCallStore, wish } from '../features/call/callStore.ts';
import { useDayStore } from '../features/queue/dayStore.ts';
import { onEvent, request } from '../ipc/client.ts';
import { flushDrafts } from '../visit/draftStore.ts';
import { callGoesOn } from './callGoesOn.ts';

/**
 * Answers main when the window is about to close, or the profile to be left: everything typed is written, and main is
 * told of what could not be, and of a visit that is open. Once it is decided the calls end too, so that the patient's
 * page says at once that the call is cut off. Called once, before anybody sits here.
 */
export function followClosing(): () => void {
  return onEvent('closing', ({ final }) => {
    const openVisit = visitOfCall();
    if (final) {
      endParked();
      wish({ hungUp: true, hold: false });
    }
    void flushDrafts().then((written) => request('window.mayClose', { unsaved: !written, openVisit }));
  });
}

/** The visit whose call goes on; the earliest, should there be several. */
function visitOfCall() {
  const { day } = useDayStore.getState();
  if (day.state !== 'open') return null;
  const { wishes } = useCallStore.getState();
  const [first] = [...day.rows.values()].filter((row) => callGoesOn(row, wishes)).map(({ start }) => start);
  return first === undefined ? null : { start: first };
}
