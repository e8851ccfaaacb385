/** Something a person can put right; the message says what happened and what to do. Shown without a stack. */
export class SetUpError extends Error {
  /** @override */
  name = 'SetUpError';
}

/**
 * Ends a command: one that a person can put right in its own words, a bug with its stack.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function exitWith(error) {
  if (error instanceof SetUpError) console.error(`\n${error.message}`);
  else console.error(error);
  process.exit(1);
}
