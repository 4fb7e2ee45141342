import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { RecordCommandName } from '../../procedure/stages/permissions.ts';
import type { Press } from '../builders/given.ts';
import { press } from './examples.ts';

/** One rule that depends on more than a stage and a person. */
export type Case = {
  readonly rule: string;
  readonly on: Nonconformity;
  /** Commands before it, as commits 51, 52 … */
  readonly first: readonly Press[];
  readonly press: Press;
  /** The resulting stage, or the full refusal (`lineOf`). */
  readonly expected: string;
  /** Values in the resulting record, and in its `events`, by path. */
  readonly shows: Readonly<Record<string, unknown>>;
};

type Otherwise = Partial<Pick<Case, 'first' | 'shows'>> &
  Omit<Partial<Press>, 'name' | 'form' | 'by'> & { readonly [field: string]: unknown };

/**
 * `on(record)('the rule', who, command, outcome, changes)`: commands done `first`, values it `shows`, the day and so on,
 * and all changes to the command’s form (`records.ts`).
 */
export const on =
  (record: Nonconformity) =>
  (rule: string, by: Press['by'], name: RecordCommandName, expected: string, otherwise: Otherwise = {}): Case => {
    const { first = [], shows = {}, on: day, otherRecord, management, ismsManagers, strangers, ...others } = otherwise;
    const { isSealed, closing, inactiveLeader, ...fields } = others;
    const context = {
      ...(day && { on: day }),
      ...(otherRecord && { otherRecord }),
      ...(management && { management }),
      ...(ismsManagers && { ismsManagers }),
      ...(strangers && { strangers }),
      ...(isSealed && { isSealed }),
      ...(closing && { closing }),
      ...(inactiveLeader && { inactiveLeader }),
    };
    return { rule, on: record, first, press: { ...press(by, name, fields), ...context }, expected, shows };
  };
