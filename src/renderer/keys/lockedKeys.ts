const kinds = ['keydown', 'keypress', 'keyup'] as const;

let locked = false;

/**
 * Listens before anybody else does; called once, before the first view is drawn. While the window is locked no listener
 * hears a key: what lies under the lock must not finish, let in or unmute. What the browser does itself with a key
 * (typing, Tab, Enter in a form) is not touched, and that is all that the lock needs.
 */
export function guardKeys(): () => void {
  const guard = (event: KeyboardEvent) => {
    if (locked) event.stopImmediatePropagation();
  };
  for (const kind of kinds) window.addEventListener(kind, guard, { capture: true });
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, guard, { capture: true });
  };
}

/** From now on the keys go to the lock only, until the returned function is called. */
export function keysToLockOnly(): () => void {
  locked = true;
  return () => {
    locked = false;
  };
}
