import { z } from 'zod';
import { leadsSession, mayTakeOver } from '../../stages/takesPart.ts';
import { recordEvent, refuse } from '../decision.ts';
import { type CommandOf, defineCommand } from '../defineCommand.ts';
import { optionalPerson, session } from '../fields.ts';
import { newTask } from '../peopleProblems.ts';

const schema = z.object({ session, to: optionalPerson });
export type LeadSession = CommandOf<'leadSession', typeof schema>;

/**
 * Changes the leader, so that a meeting goes on without the previous one. Without `to` the actor takes over.
 * The leader hands the session over to anyone. Others take it over only for themselves and only from an inactive
 * leader. Leading grants no access to the record beyond the actor's other relations.
 */
export const leadSession = defineCommand({
  name: 'leadSession',
  schema,
  people: ({ to }) => newTask('to', to, undefined),
  decide: (command, record, { actor, inactiveLeader }) => {
    const found = record.sessions.find(({ id }) => id === command.session);
    if (!found) return refuse({ reason: 'invalid', problems: { session: 'unknownSession' } });
    if (found.closed) return refuse({ reason: 'sessionClosed', by: found.closed.how });
    const to = command.to ?? actor.id;
    if (!leadsSession(found, actor, record)) {
      if (to !== actor.id || !mayTakeOver(found, actor, record)) return refuse({ reason: 'notAllowed' });
      if (inactiveLeader !== found.facilitator) return refuse({ reason: 'leaderThere' });
    }
    return found.facilitator === to
      ? refuse({ reason: 'nothingChanged' })
      : recordEvent({ type: 'SessionHandedOver', session: found.id, to });
  },
});
