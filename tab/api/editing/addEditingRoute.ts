import type { FastifyInstance } from 'fastify';
import { approverBar, approverOf } from '../../../procedure/commands/approval/approver.ts';
import type { OrganisationContext } from '../../../procedure/commands/decisionContext.ts';
import { objectiveId } from '../../../procedure/organisation/organisation.ts';
import type { People } from '../../../procedure/ports/people.ts';
import { type Commit, lastCommit } from '../../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { Cycle, Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Causes } from '../../../procedure/record/recordParts.ts';
import { submittedBefore } from '../../../procedure/record/submittedBefore.ts';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import type { Digest } from '../../../procedure/record/values/digest.ts';
import type { Actor, PersonId } from '../../../procedure/record/values/person.ts';
import { isReference } from '../../../procedure/record/values/reference.ts';
import { type CommandName, permissions } from '../../../procedure/stages/permissions.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { hasAnyRelation } from '../../../procedure/stages/relations.ts';
import { holdersIn, managementFor } from '../../../procedure/stages/responsible.ts';
import { ApiError } from '../http/apiError.ts';
import { planNow } from '../record/planChanges.ts';
import { allowed, namesFor, peopleFor } from '../record/recordAnswer.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { Named } from '../wire.ts';
import type { Changed, DecisionOffer, EditingAnswer, PlanEdited } from './editingWire.ts';

type About = { Params: { reference: string } };

/** Initial data of a record's editors. A reader with nothing to edit gets the same 404 as for an unknown record. */
export const addEditingRoute = (api: FastifyInstance, { handling, people, digest }: TabRoom): void => {
  api.get<About>('/nonconformities/:reference/editing', async (request): Promise<EditingAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { reference } = request.params;
    const stream = isReference(reference) ? await handling.look(reference, actor) : undefined;
    const answer = stream && editingAnswer(stream, actor, { context: handling.organisationContext(), people, digest });
    if (!answer) throw ApiError.of('notFound');
    return answer;
  });
};

/** Commands with a dedicated editor. */
const edited = [
  'confirmStatement',
  'determineCauses',
  'draftPlan',
  'submitPlan',
  'approvePlan',
  'returnPlan',
  'rejectPlan',
  'delegateApproval',
] as const satisfies readonly CommandName[];

type Around = {
  readonly context: OrganisationContext;
  readonly people: Pick<People, 'holders' | 'nameOf'>;
  readonly digest: Digest;
};

/** Initial data of the editors; undefined where the reader may change or decide nothing now. */
export const editingAnswer = (stream: RecordStream, actor: Actor, around: Around): EditingAnswer | undefined => {
  const { state, damage } = stream;
  const may = damage ? [] : allowed(actor, state);
  if (!edited.some((name) => may.includes(name))) return undefined;
  const named = namesFor(stream, actor, around.people);
  const plan = planOf(stream, named, around.digest);
  return {
    sequence: lastCommit(stream).sequence,
    me: actor.id,
    people: peopleFor(stream, actor, around.people),
    ...(state.triage && { owner: state.triage.owner }),
    lastAction: lastActionOf(state),
    rootCauses: state.cycle.causes?.rootCauses ?? [],
    ...(plan && { plan }),
    ...(isApprover(actor, state) && { deciding: decidingOf(state, actor, named, around) }),
    what: state.facts.what,
    ...analysisOf(stream, actor, named),
  };
};

const numberOf = (id: string): number => Number(id.slice(1)) || 0;
const actionsOf = ({ plan, refused, actions }: Cycle) => [
  ...(plan?.actions ?? []),
  ...(refused?.plan.actions ?? []),
  ...actions,
];
const lastActionOf = ({ cycle, earlierCycles }: Nonconformity): number =>
  Math.max(0, ...[cycle, ...earlierCycles].flatMap(actionsOf).map(({ id }) => numberOf(id)));

type Naming = (id: PersonId) => Named;

const changedIn = ({ actorId, at }: Pick<Commit<unknown>, 'actorId' | 'at'>, named: Naming): Changed => ({
  by: named(actorId),
  at,
});

const planOf = (stream: RecordStream, named: Naming, digest: Digest): PlanEdited | undefined => {
  const { cycle } = stream.state;
  const { plan: asked, planRevision: revision } = cycle;
  const inForce = planNow(cycle);
  const last = stream.commits.find(({ sequence }) => sequence === revision);
  if (!asked || !inForce || revision === undefined || !last) return undefined;
  const before = submittedBefore(stream);
  const { submission } = cycle;
  const sentBack = submission ? undefined : sentBackOf(cycle, named);
  return {
    inForce,
    asked,
    revision,
    hash: digest(canonicalJson(asked)),
    changed: changedIn(last, named),
    ...(before && { before }),
    ...(sentBack && { sentBack }),
    ...(submission && { submitted: { by: named(submission.by), at: submission.at } }),
    isApproved: cycle.approval !== undefined,
  };
};

/** Management's latest answer, unless an approved plan was changed after it. */
const sentBackOf = ({ returned, refused, voided }: Cycle, named: Naming): PlanEdited['sentBack'] => {
  const newest = Math.max(...[returned, refused, voided].map((one) => one?.sequence ?? 0));
  if (returned?.sequence === newest) {
    const { comment, action, by, at } = returned;
    return { how: 'returned', comment, ...(action !== undefined && { action }), by: named(by), at };
  }
  if (refused?.sequence !== newest) return undefined;
  return { how: 'rejected', comment: refused.reason, by: named(refused.by), at: refused.at };
};

const isApprover = (actor: Actor, state: Nonconformity): boolean =>
  state.stage === 'approval' && hasAnyRelation(actor, state, permissions.approvePlan.may);

const decidingOf = (state: Nonconformity, actor: Actor, named: Naming, { context, people }: Around): DecisionOffer => {
  const standing = { ...context, management: managementFor(state, holdersIn(people)), actor };
  const refusal = approverBar(state, standing);
  if (refusal) return { refusal };
  const { byException, delegatedBy } = approverOf(state, standing);
  const { objectives: inForce } = context;
  const objectives = inForce?.texts.map((text, index) => ({ id: objectiveId(inForce, index), text }));
  return {
    byException,
    ...(delegatedBy !== undefined && { inPlaceOf: named(delegatedBy) }),
    ...(objectives?.length && { objectives }),
  };
};

const lastWith = (stream: RecordStream, type: NonconformityEvent['type']) =>
  stream.commits.findLast(({ events }) => events.some((event) => event.type === type));

const analysisOf = (stream: RecordStream, actor: Actor, named: Naming): Pick<EditingAnswer, 'statement' | 'causes'> => {
  const { statement, cycle } = stream.state;
  const stated = lastWith(stream, 'StatementConfirmed');
  const determined = lastWith(stream, 'CausesDetermined');
  return {
    ...(statement && stated && { statement: { ...statement, ...changedIn(stated, named) } }),
    ...(cycle.causes &&
      determined && {
        causes: {
          ...withoutObjections(cycle.causes),
          ...(!mayRead('authors', actor, stream.state) && { agreedBy: [] }),
          ...changedIn(determined, named),
        },
      }),
  };
};

const withoutObjections = ({ objections: _, ...causes }: Causes) => causes;
