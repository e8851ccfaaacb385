/** Puts the focus on the screen's heading, where what had it goes away. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}
