import { z } from 'zod';
import { leadsSession } from '../../stages/leadsSession.ts';
import { takesPart } from '../../stages/takesPart.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import { type CommandOf, defineCommand } from '../defineCommand.ts';
import { optionalPerson, session } from '../fields.ts';
import { newTask } from '../peopleProblems.ts';

const schema = z.object({ session, to: optionalPerson });
export type LeadSession = CommandOf<'leadSession', typeof schema>;

/**
 * A meeting goes on without the one who led it. Without `to` whoever says it takes over himself.
 * * Whoever leads a session hands it over to anybody. Others take it over only from somebody who is gone, and only for
 * themselves. To lead one opens no record: what somebody reads of it he reads by something else that he is to it.
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
      // Whoever leads decides what the record says of the causes: that stays in the house.
      const may = found.kind === 'fiveWhys' && to === actor.id && !actor.guest && takesPart(found, actor, record);
      if (!may) return refuse({ reason: 'notAllowed' });
      if (inactiveLeader !== found.facilitator) return refuse({ reason: 'leaderThere' });
    }
    return found.facilitator === to
      ? refuse({ reason: 'nothingChanged' })
      : recordEvent({ type: 'SessionHandedOver', session: found.id, to });
  },
});
