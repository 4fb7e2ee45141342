/**
 * Failures of external systems. `notKnownYet`: a write was sent and it is unknown whether it arrived. `notSeenYet`:
 * the card shows more than can be read so far, or the sequence is a guess: both are answered the same. `notSetUp`:
 * the site lacks what the call needs. `damaged`: someone changed or removed the first row of the record.
 */
export const faultCodes = [
  'unreachable',
  'throttled',
  'refused',
  'notKnownYet',
  'notSeenYet',
  'busy',
  'unexpectedAnswer',
  'notSetUp',
  'damaged',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/**
 * Graph or Teams failed. Thrown by the rooms that talk to them, mapped once at each edge to a sentence and a
 * reference id. The message is for the log: it never holds a person's text.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  /** The failed operation, such as `history.append`. */
  readonly operation: string;
  /** Seconds until a retry makes sense, where the service said so. */
  readonly retryAfter: number | undefined;

  constructor(code: FaultCode, operation: string, options: { cause?: unknown; retryAfter?: number } = {}) {
    super(`${operation}: ${code}`, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.operation = operation;
    this.retryAfter = options.retryAfter;
  }
}

/** The result of a load; undefined for a record whose history is damaged from its first row on. @throws other faults */
export const unlessDamaged = <T>(load: Promise<T>): Promise<T | undefined> =>
  load.catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'damaged') return undefined;
    throw error;
  });
