import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { permitted } from '../../../procedure/commands/permitted.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { ApiError } from '../http/apiError.ts';
import { readQuery } from '../http/readQuery.ts';
import { countedFor } from '../numbers/countedFor.ts';
import { namedPeriodOf, namedPeriodParameters, withFittingPeriod } from '../numbers/periodQuery.ts';
import type { TabRoom } from '../tabRoom.ts';
import { auditAnswer } from './auditAnswer.ts';
import type { AuditAnswer, CheckpointAnswer, ProcedureAnswer } from './auditWire.ts';

const schema = withFittingPeriod(z.strictObject(namedPeriodParameters));

/** What an auditor asks, and the procedure itself. */
export const addAuditRoutes = (api: FastifyInstance, room: TabRoom): void => {
  const { handling, proof } = room;

  api.get('/audit', async (request): Promise<AuditAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const counted = await countedFor(actor, room);
    const period = namedPeriodOf(readQuery(schema, request.query), counted.measuring.today);
    return auditAnswer(counted, period, actor, room);
  });

  api.get('/audit/checkpoint', async (request): Promise<CheckpointAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    if (!mayRead('register', actor, undefined)) throw ApiError.of('notFound');
    const last = (await proof.checkpoints()).at(-1);
    return { ...(last && { last }) };
  });

  api.get('/procedure', async (request): Promise<ProcedureAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const procedure = await handling.procedure(actor);
    if (!procedure) throw ApiError.of('notFound');
    const { version, digest, rules, approvals, damage } = procedure;
    const told = approvals.map(({ by, name, ...approval }) => ({
      ...approval,
      by: { me: by === actor.id, ...(name && { name }) },
      same: approval.version === version && approval.digest === digest,
    }));
    return {
      ...{ version, digest, rules, approvals: told },
      mayApprove: !damage && !told[0]?.same && permitted('approveProcedure', actor, undefined) === undefined,
      ...(damage && { damage }),
    };
  });
};
