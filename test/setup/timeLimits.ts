/**
 * Time limits of tests, in milliseconds. A test ends by the event it waits for: these only end one that waits in vain, and
 * must not end one on a busy machine.
 */
export const testLimit = 300_000;

/** For one condition that a test waits for. Shorter, so that the test can say what it saw last. */
export const waitLimit = 120_000;
