import { z } from 'zod';
import { closingsOf } from '../../record/sessions.ts';
import { leadsSession } from '../../stages/leadsSession.ts';
import { record as recordEvent, refuse } from '../decision.ts';
import { type CommandOf, defineCommand } from '../defineCommand.ts';
import { session } from '../fields.ts';

const schema = z.object({ session });
export type TakeLateContributions = CommandOf<'takeLateContributions', typeof schema>;

/**
 * Includes contributions that arrived after the session was closed. It does not change causes that the closing
 * determined: participants agreed to those, not to later contributions.
 */
export const takeLateContributions = defineCommand({
  name: 'takeLateContributions',
  schema,
  decide: (command, record, { actor, closing }) => {
    const found = record.sessions.find(({ id }) => id === command.session);
    if (!found) return refuse({ reason: 'invalid', problems: { session: 'unknownSession' } });
    if (!leadsSession(found, actor, record)) return refuse({ reason: 'notAllowed' });
    if (!found.closed) return refuse({ reason: 'sessionLive', session: found.id });
    // Another person may have included them meanwhile: nothing is included twice.
    const isNew = closing && closing.count > 0 && closing.closings === closingsOf(found).length;
    if (!isNew) return refuse({ reason: 'nothingChanged' });
    const { ranges, count, digest } = closing;
    return recordEvent({ type: 'LateContributionsTaken', session: found.id, ranges, count, digest });
  },
});
