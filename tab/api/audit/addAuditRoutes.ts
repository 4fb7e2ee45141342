import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type AuditMark, countMarks, type MarkCounts } from '../../../procedure/audit/auditMarks.ts';
import { type ChosenExamples, chooseExamples, type Example, exampleOf } from '../../../procedure/audit/examples.ts';
import { permitted } from '../../../procedure/commands/permitted.ts';
import { isOverdue } from '../../../procedure/deadlines/deadline.ts';
import type { CountedRecords } from '../../../procedure/measures/counting/countRecords.ts';
import type { MeasuredFacts } from '../../../procedure/measures/measuredFacts.ts';
import type { Measuring, Period } from '../../../procedure/measures/measuring.ts';
import type { Trend } from '../../../procedure/measures/periods/trend.ts';
import { causeCategories } from '../../../procedure/record/values/choices.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { shortDescription } from '../../../procedure/record/values/plainText.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { ApiError } from '../http/apiError.ts';
import { readQuery } from '../http/readQuery.ts';
import { countedFor } from '../numbers/measuresAnswer.ts';
import { namedPeriodOf, namedPeriodParameters, withFittingPeriod } from '../numbers/periodQuery.ts';
import { mayPack } from '../pack/packed.ts';
import { seenBy } from '../register/registerAnswer.ts';
import { registerLoading } from '../register/registerLoading.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { AuditAnswer, CheckpointAnswer, ProcedureAnswer } from './auditWire.ts';

const schema = withFittingPeriod(z.strictObject(namedPeriodParameters));

/** The auditor's questions, and the procedure itself. */
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
    if (!last) return {};
    const { checkpoint, note, key, timestamp } = last;
    return { last: { checkpoint, note, key, stamped: timestamp !== undefined } };
  });

  api.get('/procedure', async (request): Promise<ProcedureAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const procedure = await handling.procedure(actor);
    if (!procedure) throw ApiError.of('notFound');
    const { version, digest, rules, approvals, damage } = procedure;
    const approvalAnswers = approvals.map(({ by, name, ...approval }) => ({
      ...approval,
      by: { me: by === actor.id, ...(name && { name }) },
      same: approval.version === version && approval.digest === digest,
    }));
    return {
      version,
      digest,
      rules,
      approvals: approvalAnswers,
      mayApprove: !damage && !approvalAnswers[0]?.same && permitted('approveProcedure', actor, undefined) === undefined,
      ...(damage && { damage }),
    };
  });
};

type Room = Pick<TabRoom, 'handling' | 'register' | 'registerProgress'>;

/** Of each kind. */
const mostExamples = 5;
/** Records per slice: a few milliseconds, then other requests are served. */
const atOnce = 2000;

/** The auditor's questions answered from the records as they are now, for a reader of the register. */
const auditAnswer = async (counted: CountedRecords, period: Period, actor: Actor, room: Room): Promise<AuditAnswer> => {
  const { measuring } = counted;
  const { figures, trends } = counted.figures(period);
  const { marks, chosen } = await lookAtAll(room, actor, measuring, period);
  return {
    ...registerLoading(room),
    period,
    measuring,
    records: counted.records(),
    marks,
    figures,
    causes: byCause(trends.cause),
    examples: await examplesOf(chosen, actor, room),
    reviews: await reviewsFor(actor, room),
    mayPack: mayPack(actor),
  };
};

type Seen = { readonly marks: MarkCounts; readonly chosen: ChosenExamples };

/** Visits every record once, yielding to other requests in between. */
const lookAtAll = async ({ register }: Room, actor: Actor, measuring: Measuring, period: Period): Promise<Seen> => {
  const counts: Partial<Record<AuditMark, number>> = {};
  const examples = chooseExamples(mostExamples);
  const seen = seenBy(actor);
  let some: MeasuredFacts[] = [];
  for (const entry of register.all()) {
    if (seen(entry)) examples.look(entry);
    if (entry.measured) some.push(entry.measured);
    if (some.length < atOnce) continue;
    countMarks(some, measuring, period, counts);
    some = [];
    await setImmediate();
  }
  return { marks: countMarks(some, measuring, period, counts), chosen: examples.chosen() };
};

const byCause = ({ points }: Trend): AuditAnswer['causes'] =>
  causeCategories
    .map((of) => ({ of, count: points.reduce((sum, point) => (point.of === of ? sum + point.count : sum), 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);

const examplesOf = async (
  { effective, notEffective, notJudged }: ChosenExamples,
  actor: Actor,
  { handling }: Room,
): Promise<AuditAnswer['examples']> => {
  const examplesFrom = async (reference: Reference): Promise<readonly Example[]> => {
    const stream = await handling.read(reference, actor);
    return stream ? [exampleOf(stream.state, shortDescription(stream.state.facts.what))] : [];
  };
  const all = async (references: readonly Reference[]) => (await Promise.all(references.map(examplesFrom))).flat();
  return { effective: await all(effective), notEffective: await all(notEffective), notJudged: await all(notJudged) };
};

const reviewsFor = async (actor: Actor, { handling }: Room): Promise<AuditAnswer['reviews']> => {
  const { reviews, next } = (await handling.reviews(actor)) ?? { reviews: [], next: undefined };
  const last = reviews.find(({ stream }) => stream)?.stream?.state.heldOn;
  const { today } = handling.organisationContext();
  return {
    held: reviews.length,
    ...(last && { last }),
    ...(next && { next: { due: next.due, overdue: isOverdue(next, today) } }),
    damaged: reviews.flatMap(({ key, stream }) => (stream && !stream.damage ? [] : key)),
  };
};
