import { Notification } from 'electron';

/** Shows the words of an arrival, silently (the quiet sound is the page's); a press brings the window to the front. */
export function notifyArrival(text: string, pressed: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title: 'Vidi', body: text, silent: true });
  notification.on('click', pressed);
  notification.show();
}
