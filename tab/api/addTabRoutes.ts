import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { triageDue } from '../../procedure/deadlines/triageDue.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import { isSessionId } from '../../procedure/record/values/sessionKey.ts';
import { mayRead, type Readable } from '../../procedure/stages/reads.ts';
import { costs } from './access/rates.ts';
import { createRequestLimits, type RequestLimits } from './access/requestLimits.ts';
import { addAdministrationRoutes } from './administration/addAdministrationRoutes.ts';
import { addOrganisationRoutes } from './administration/addOrganisationRoutes.ts';
import type { OrganisationAnswer } from './administration/organisationWire.ts';
import { addAuditRoutes } from './audit/addAuditRoutes.ts';
import { caseCodeSchema, orderOf, type Posted, readPosted } from './commands/commandRequest.ts';
import { giveOrganisationOrder } from './commands/organisationOrder.ts';
import { addEditingRoute } from './editing/addEditingRoute.ts';
import { addFormRoutes } from './editing/addFormRoutes.ts';
import { addExportRoutes } from './exports/addExportRoutes.ts';
import { ApiError, createErrorHandler } from './http/apiError.ts';
import { catchUpWithPage } from './http/catchUpWithPage.ts';
import { syncFirst } from './http/syncFirst.ts';
import { addImportRoutes } from './import/addImportRoutes.ts';
import { addMeasureRoutes } from './numbers/addMeasureRoutes.ts';
import { addOpenPages } from './open/addOpenPages.ts';
import { addPageRoutes } from './page/addPageRoutes.ts';
import { addEvidenceRoutes } from './record/addEvidenceRoutes.ts';
import { addRecordRoutes } from './record/addRecordRoutes.ts';
import { caseAnswer, reporterWith } from './record/caseAnswer.ts';
import { allowed } from './record/recordAnswer.ts';
import { createDrillDown } from './register/drillDown.ts';
import { registerAnswer } from './register/registerAnswer.ts';
import { registerLoading } from './register/registerLoading.ts';
import { readRegisterQuery } from './register/registerQuery.ts';
import { addSessionRoutes } from './sessions/addSessionRoutes.ts';
import type { TabRoom } from './tabRoom.ts';
import type { CaseAnswer, CommandAnswer, Me, RegisterAnswer } from './wire.ts';
import { addHandoverRoute, addWorkRoute } from './work/addWorkRoutes.ts';

/** Larger than a report with all fields full and each character escaped. */
const largestBody = 128 * 1024;
const smallBody = 1024;

/**
 * Adds the tab to the server: its page under `/tab/`, its API, where every route requires a token, and the few public
 * pages.
 */
export const addTabRoutes = (app: FastifyInstance, room: TabRoom): void => {
  const limits = createRequestLimits(room);
  app.register(async (pages) => {
    pages.addHook('onRequest', limits.ofStrangers);
    addPageRoutes(pages, room);
    addOpenPages(pages, room);
  });
  app.register(async (api) => addApi(api, room, limits), { prefix: '/api' });
};

const addApi = (api: FastifyInstance, room: TabRoom, limits: RequestLimits): void => {
  api.setErrorHandler(createErrorHandler(room));
  api.decorateRequest('tabActor', null);
  // Before the body is read, so an unknown caller costs only the headers.
  api.addHook('onRequest', limits.ofPeople);
  api.addHook('onRequest', catchUpWithPage(room.handling));
  api.addHook('onRequest', syncFirst(room));

  api.get('/me', (request): Me => {
    const actor = request.getDecorator<Actor>('tabActor');
    const may = (what: Readable): boolean => mayRead(what, actor, undefined);
    const reads = { register: may('register'), procedure: may('procedure'), settings: may('settings') };
    return { ...actor, reads, may: allowed(actor, undefined), timeZone: room.policy.calendar.timeZone };
  });

  const drillDown = createDrillDown(room);
  api.get('/nonconformities', async (request): Promise<RegisterAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { query, behind } = readRegisterQuery(request.query, {
      id: actor.id,
      today: room.handling.organisationContext().today,
    });
    const among = await drillDown(behind, actor);
    return { ...registerLoading(room), ...registerAnswer(room.register, actor, query, among) };
  });

  addEditingRoute(api, room);

  addCommandRoute(api, room);
  addWorkRoute(api, room);
  addAuditRoutes(api, room);
  addMeasureRoutes(api, room);
  addExportRoutes(api, room);
  addImportRoutes(api, room);
  addOrganisationRoutes(api, room);
  addAdministrationRoutes(api, room);
  addSessionRoutes(api, room);
  addEvidenceRoutes(api, room);
  addRecordRoutes(api, room);
  addFormRoutes(api, room);
  addHandoverRoute(api, room);

  addCaseRoute(api, room);
};

/** The one endpoint for every command from the tab. */
const addCommandRoute = (api: FastifyInstance, room: TabRoom): void => {
  const options = { bodyLimit: largestBody, config: { cost: costs.command } };
  api.post('/commands', options, async (request): Promise<CommandAnswer | OrganisationAnswer> => {
    const signedIn = request.getDecorator<Actor>('tabActor');
    const given = await giveOrganisationOrder(request.body, signedIn, room);
    if (given) return given;
    const posted = readPosted(request.body);
    const actor = await actorFor(posted, signedIn, room);
    const handled = await room.handling.handle(
      orderOf(posted, actor, room.handling.organisationContext().today, room.digest),
    );
    if (handled.kind === 'refused') throw ApiError.refused(handled.refusal);
    const { stream, commit, repeated, caseCode, identity } = handled;
    return {
      reference: stream.state.reference,
      sequence: commit.sequence,
      repeated,
      ...(posted.command.name === 'report' && { due: triageDue(stream.state, room.policy.calendar) }),
      ...(caseCode && { caseCode }),
      ...(identity && { identity }),
    };
  });
};

/** For an unnamed reporter, identified by a case code. */
const addCaseRoute = (api: FastifyInstance, room: TabRoom): void => {
  api.post('/cases', { bodyLimit: smallBody }, async (request): Promise<CaseAnswer> => {
    const read = caseSchema.safeParse(request.body);
    if (!read.success) throw ApiError.of('badRequest');
    const { reference, actor } = await reporterWith(read.data.caseCode, read.data.reference, room);
    const stream = await room.handling.read(reference, actor);
    if (!stream?.state.unnamed) throw ApiError.of('notFound');
    return caseAnswer(stream, stream.state.unnamed, actor);
  });
};

const caseSchema = z.object({ reference: z.string().max(40), caseCode: caseCodeSchema });

/** The author of the command: the signed-in person, or the unnamed reporter when a case code is given. */
const actorFor = async ({ caseCode, command }: Posted, signedIn: Actor, room: TabRoom): Promise<Actor> => {
  if (caseCode === undefined) return inSession(command, signedIn, room);
  if (command.name === 'report') throw ApiError.of('badRequest', ['caseCode']);
  return (await reporterWith(caseCode, command.reference, room)).actor;
};

/** The leader of a session need not have a part in its record. */
const inSession = async (command: Posted['command'], signedIn: Actor, room: TabRoom): Promise<Actor> => {
  if (command.name !== 'leadSession' && command.name !== 'closeSession') return signedIn;
  const { session } = command;
  const isKnown = typeof session === 'string' && isSessionId(session);
  return isKnown ? room.attendance(command.reference, session, signedIn) : signedIn;
};
