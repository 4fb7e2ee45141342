import { type Context, context, createContextKey, trace } from '@opentelemetry/api';

/** How a turn ended. `late`: the person saw *Not saved yet*; `abandoned`: the client did not wait for the answer. */
export type Outcome = 'done' | 'late' | 'refused' | 'failed' | 'abandoned';

/** What becomes known about a turn while it is in progress. */
export type TurnNotes = { outcome?: Outcome };

const key = createContextKey('tentwo.turn');

export const withTurn = (on: Context, notes: TurnNotes): Context => on.setValue(key, notes);

const isNotes = (value: unknown): value is TurnNotes => typeof value === 'object' && value !== null;

/** The current turn; undefined without an SDK. */
export const currentTurn = (): TurnNotes | undefined => {
  const value = context.active().getValue(key);
  return isNotes(value) ? value : undefined;
};

/** 32 hex digits of the current trace; undefined without an SDK. */
export const currentTrace = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId;
