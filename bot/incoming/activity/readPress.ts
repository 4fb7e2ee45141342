import { z } from 'zod';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';
import type { Press } from '../../cards/press.ts';
import { isVerb, type Verb } from '../../cards/verbs.ts';
import type { ActivityContext } from './activityContext.ts';

const cardSchema = z.object({
  action: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()).nullish() }),
  trigger: z.string().nullish(),
});
const dialogSchema = z.object({ data: z.record(z.string(), z.unknown()) });

/** Data of our own buttons; everything else was typed. */
const buttonKeys: ReadonlySet<string> = new Set(['v', 'n', 'short', 'ref', 'seq', 'verb', 'msteams']);
const nonceShape = /^[0-9a-f]{16,64}$/;

/** Verbs that only read. A client may send one automatically (`trigger: automatic`); that never changes anything. */
const readingVerbs: ReadonlySet<Verb> = new Set([
  'record.show',
  'approval.show',
  'reports.mine',
  'help.show',
  'training.show',
  'session.show',
]);

type Pressed = {
  readonly verb: unknown;
  readonly data: Readonly<Record<string, unknown>>;
  readonly automatic: boolean;
};

const pressed = ({ activity }: ActivityContext): Pressed | undefined => {
  if (activity.name === 'adaptiveCard/action') {
    const read = cardSchema.safeParse(activity.value);
    if (!read.success) return undefined;
    const { action, trigger } = read.data;
    return { verb: action.verb, data: action.data ?? {}, automatic: trigger === 'automatic' };
  }
  const read = dialogSchema.safeParse(activity.value);
  return read.success ? { verb: read.data.data.verb, data: read.data.data, automatic: false } : undefined;
};

const referenceIn = (data: Readonly<Record<string, unknown>>): Reference | undefined =>
  typeof data.ref === 'string' && isReference(data.ref) ? data.ref : undefined;

/**
 * Reads a press. If the button is no longer supported (a retired verb, or a card without `n`) but names a record, the
 * press requests the current record. Undefined if it cannot be understood.
 */
export const readPress = (context: ActivityContext): Press | undefined => {
  const read = pressed(context);
  if (!read) return undefined;
  const { data, automatic } = read;
  const reference = referenceIn(data);
  const known = isVerb(read.verb) && typeof data.n === 'string' && nonceShape.test(data.n) ? read.verb : undefined;
  const usable = known && (!automatic || readingVerbs.has(known)) ? known : undefined;
  const verb = usable ?? (reference && 'record.show');
  if (!verb) return undefined;
  return {
    verb,
    n: typeof data.n === 'string' ? data.n : '',
    ...(typeof data.short === 'string' && nonceShape.test(data.short) && { short: data.short }),
    reference,
    ...(Number.isSafeInteger(data.seq) && { sequence: Number(data.seq) }),
    inputs: Object.fromEntries(Object.entries(data).filter(([key]) => !buttonKeys.has(key))),
    language: context.language,
    scene: context.activity.name === 'adaptiveCard/action' ? 'chat' : 'dialog',
    reportedIn: context.shared ? 'channel' : 'personalChat',
    ...(automatic && { automatic }),
    ...(!usable && { outdated: true }),
  };
};
