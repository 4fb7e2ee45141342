import { z } from 'zod';
import type { NonconformityEvent } from '../../record/history/events.ts';
import { evolve } from '../../record/history/evolve.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { hasAnyRelation } from '../../stages/relations.ts';
import { existingConflict } from '../../stages/segregation.ts';
import { recordEvent, refuse } from '../decision.ts';
import { defineCommand, formFieldsOf } from '../defineCommand.ts';
import { person } from '../fields.ts';
import { newTask } from '../peopleProblems.ts';

const schema = z.object({ from: person, to: person, because: requiredText(longest.reason) });

const work = ['owner', 'planManager', 'actionOwner', 'verifier'] as const;

const hasWork = (record: Nonconformity, id: string): boolean => {
  const planned = record.cycle.plan?.actions.some(({ owner }) => owner === id) && record.cycle.actions.length === 0;
  return hasAnyRelation({ id, name: '', roles: [], guest: false }, record, work) || planned === true;
};

/** Hands over all open work that a person holds in this record, for example when they leave. */
export const reassignWork = defineCommand({
  name: 'reassignWork',
  schema,
  people: ({ to }) => newTask('to', to, undefined),
  decide: (command, record, { actor }) => {
    const event: NonconformityEvent = { type: 'WorkReassigned', ...formFieldsOf(command) };
    if (command.to === command.from) return refuse({ reason: 'invalid', problems: { to: 'notFitting' } });
    if (!hasWork(record, command.from)) return refuse({ reason: 'invalid', problems: { from: 'notFitting' } });
    // Checked on the resulting record: its approver must have no part in it, its verifier no action.
    const after = evolve(record, event, { at: record.reportedAt, by: actor.id, sequence: 0 }, record.reference);
    const conflict = existingConflict(after);
    return conflict ? refuse({ reason: 'segregation', conflict }) : recordEvent(event);
  },
});
