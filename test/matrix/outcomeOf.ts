import type { Decision } from '../../procedure/commands/decision.ts';
import type { Refusal } from '../../procedure/commands/refusal.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { actorOf, decided, type Press, today } from '../builders/given.ts';
import type { RuleBook } from './ruleBook.ts';

/** A refusal in one line, with all that it says: `segregation: approve as owner`. */
export const lineOf = (refusal: Refusal): string => {
  switch (refusal.reason) {
    case 'segregation':
      return `segregation: ${refusal.conflict.duty} as ${refusal.conflict.as}`;
    case 'invalid':
      return `invalid: ${Object.entries(refusal.problems)
        .map((problem) => problem.join(' '))
        .join(', ')}`;
    case 'incomplete':
      return `incomplete: ${refusal.missing.map(({ part, letter }) => `${letter} ${part}`).join(', ')}`;
    case 'notInThisStage':
      return `notInThisStage: ${refusal.stage}`;
    case 'delegationEnded':
    case 'delegationRuns':
      return `${refusal.reason}: ${refusal.until}`;
    case 'tooEarly':
      return `tooEarly: ${refusal.on}`;
    default:
      return refusal.reason;
  }
};

type Outcome = { readonly record: Nonconformity; readonly events: readonly object[] } | { readonly refused: string };

const after = (
  record: Nonconformity,
  press: Press,
  decision: Extract<Decision, { events: unknown }>,
  rules: RuleBook,
  sequence: number,
): Nonconformity => {
  const told = { at: `${press.on ?? today}T09:00:00.000Z`, by: actorOf(press.by).id, sequence };
  return decision.events.reduce<Nonconformity>((so, event) => rules.evolve(so, event, told, record.reference), record);
};

/** What a press comes to by these rules: its events and the record after them, or the refusal in one line. */
export const outcomeOf = (rules: RuleBook, record: Nonconformity, press: Press, sequence = 50): Outcome => {
  const decision = decided(record, press, rules);
  return 'refusal' in decision
    ? { refused: lineOf(decision.refusal) }
    : { record: after(record, press, decision, rules, sequence), events: decision.events };
};

/** The record after some presses that must all succeed, as commits 51, 52 … @throws Error naming the one that was refused */
export const walked = (rules: RuleBook, record: Nonconformity, presses: readonly Press[]): Nonconformity =>
  presses.reduce((so, press, step) => {
    const outcome = outcomeOf(rules, so, press, 51 + step);
    if ('refused' in outcome) throw new Error(`${press.name} ${outcome.refused}`);
    return outcome.record;
  }, record);
