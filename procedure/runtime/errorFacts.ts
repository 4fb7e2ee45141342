import { Fault } from './fault.ts';

/**
 * Returns what the log may say of an error: codes and the place in our code, never its message. Messages of
 * `JSON.parse` or of a schema quote their input, which may be a person's text, over several lines that may look like
 * any other.
 */
export const errorFacts = (error: unknown): Readonly<Record<string, string | undefined>> => {
  if (error instanceof Fault) return { code: error.code, operation: error.operation };
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, message, stack = '' } = error;
  // The stack begins with the message. A message changed since may have left lines there that look like places.
  const begins = stack.indexOf(message);
  const places = begins === -1 ? '' : stack.slice(begins + message.length);
  const at = places.split('\n').find((line) => line.startsWith('    at '));
  return { error: name, at: at?.trim() };
};
