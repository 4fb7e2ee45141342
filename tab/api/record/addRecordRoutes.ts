import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { registerEntry } from '../../../procedure/record/registerEntry.ts';
import { isLive } from '../../../procedure/record/sessions.ts';
import type { CountedTraining } from '../../../procedure/record/training.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { hasAnyRelation } from '../../../procedure/stages/relations.ts';
import { confirmsTraining } from '../../../procedure/useCases/sessions/confirmsTraining.ts';
import { costs } from '../access/rates.ts';
import { ApiError } from '../http/apiError.ts';
import { readQuery } from '../http/readQuery.ts';
import { registerRow } from '../register/registerAnswer.ts';
import type { TabRoom } from '../tabRoom.ts';
import { recordAnswer } from './recordAnswer.ts';
import type { LinkKind, LinkRow, RecordAnswer, RelatedAnswer, TrainingAsked } from './recordWire.ts';

type Params = { readonly reference: string };

const smallBody = 1024;
const asked = z.coerce.number().int().positive().max(1_000_000).optional();
const askedQuery = z.strictObject({ asked });
const askedBody = z.strictObject({ asked: z.number().int().positive().max(1_000_000).optional() });

/** @throws ApiError 404, as for an unreadable record */
const referenceIn = ({ reference }: Params): Reference => {
  if (!isReference(reference)) throw ApiError.of('notFound');
  return reference;
};

/** One record, the records related to it, and the confirmation of a training. */
export const addRecordRoutes = (api: FastifyInstance, room: TabRoom): void => {
  const read = async (params: Params, actor: Actor): Promise<RecordStream> => {
    const stream = await room.handling.look(referenceIn(params), actor);
    if (!stream) throw ApiError.of('notFound');
    return stream;
  };

  api.get<{ Params: Params }>('/nonconformities/:reference', async (request): Promise<RecordAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const stream = await read(request.params, actor);
    const { handling, people } = room;
    const asOf = { today: handling.organisationContext().today, deadlines: handling.deadlines(stream.state) };
    // A person who has just confirmed is counted.
    const trainings = await handling.trainings(stream, 'fresh').catch(() => handling.trainings(stream));
    return recordAnswer(stream, actor, trainings, people, asOf);
  });

  api.get<{ Params: Params }>('/nonconformities/:reference/related', async (request): Promise<RelatedAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    return relatedAnswer(await read(request.params, actor), actor, room);
  });

  api.get<{ Params: Params }>('/trainings/:reference', async (request): Promise<TrainingAsked> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const reference = referenceIn(request.params);
    const { asked: sequence } = readQuery(askedQuery, request.query);
    return trainingAsked(reference, actor, await trainingOf(reference, actor, sequence, room));
  });

  api.post<{ Params: Params }>(
    '/trainings/:reference',
    { bodyLimit: smallBody, config: { cost: costs.command } },
    async (request): Promise<TrainingAsked> => {
      const actor = request.getDecorator<Actor>('tabActor');
      const reference = referenceIn(request.params);
      const body = askedBody.safeParse(request.body);
      if (!body.success) throw ApiError.of('badRequest');
      const training = await trainingOf(reference, actor, body.data.asked, room);
      const before = trainingAsked(reference, actor, training);
      if (before.confirmedAt !== undefined) return before;
      await confirm(reference, training, actor, room);
      return { ...before, confirmedAt: room.clock.now().toISOString() };
    },
  );
};

/** @throws ApiError 404 for people who were not asked, as for an unknown record */
const trainingOf = async (
  reference: Reference,
  actor: Actor,
  sequence: number | undefined,
  { handling }: Pick<TabRoom, 'handling'>,
): Promise<CountedTraining> => {
  const training = await handling.training(reference, actor, sequence);
  if (!training) throw ApiError.of('notFound');
  return training;
};

const trainingAsked = (
  reference: Reference,
  { id }: Actor,
  { session, text, confirmed }: CountedTraining,
): TrainingAsked => {
  const confirmedAt = confirmed.get(id);
  return {
    reference,
    session: session.id,
    text,
    isOpen: isLive(session),
    ...(confirmedAt !== undefined && { confirmedAt }),
  };
};

/** @throws ApiError when the procedure says no */
const confirm = async (
  reference: Reference,
  training: CountedTraining,
  actor: Actor,
  { handling, digest }: Pick<TabRoom, 'handling' | 'digest'>,
): Promise<void> => {
  const handled = await handling.contribute(confirmsTraining(reference, training, actor, digest));
  if (handled.kind === 'refused') throw ApiError.refused(handled.refusal);
};

const mostSimilar = 5;
/** Each may cost a read; further duplicates are found in the register. */
const mostLinks = 20;

type Link = { readonly kind: LinkKind; readonly reference: Reference };

/** In both directions: links from this record, and links to it. */
const linksOf = ({ duplicateOf, duplicates, recurrenceOf, recurrences }: Nonconformity): readonly Link[] => [
  ...(duplicateOf ? [{ kind: 'duplicateOf', reference: duplicateOf } as const] : []),
  ...(recurrenceOf ? [{ kind: 'recurrenceOf', reference: recurrenceOf } as const] : []),
  ...recurrences.map((one) => ({ kind: 'recurrence', reference: one.in }) as const),
  ...duplicates.map((reference) => ({ kind: 'duplicate', reference }) as const),
];

/** Each as far as this reader may read it; otherwise not even the number. */
const readLinks = async (
  state: Nonconformity,
  actor: Actor,
  { handling }: Pick<TabRoom, 'handling'>,
): Promise<readonly LinkRow[]> => {
  const rows: LinkRow[] = [];
  for (const { kind, reference } of linksOf(state).slice(0, mostLinks)) {
    const other = await handling.read(reference, actor);
    if (other) rows.push({ kind, reference, row: registerRow(registerEntry(other.state, lastCommit(other).sequence)) });
    // The reporter learns the number of the original, as in the chat.
    else if (kind === 'duplicateOf' && hasAnyRelation(actor, state, ['reporter'])) rows.push({ kind, reference });
  }
  return rows;
};

/**
 * Other records related to a record.
 * @throws Fault
 */
const relatedAnswer = async (
  { state }: RecordStream,
  actor: Actor,
  room: Pick<TabRoom, 'handling' | 'register'>,
): Promise<RelatedAnswer> => {
  const { what, system, clause } = state.facts;
  await room.register.prepared();
  const links = await readLinks(state, actor, room);
  const linked = new Set<string>(links.map(({ reference }) => reference));
  const similar = room.register.similar(
    { text: what, system, clause, except: state.reference },
    (entry) => !linked.has(entry.reference) && mayRead('record', actor, entry),
    mostSimilar,
  );
  return {
    links,
    similar: similar.map(({ entry, words, sameSystem, sameClause }) => ({
      row: registerRow(entry),
      words: words.slice(0, 8),
      sameSystem,
      sameClause,
    })),
  };
};
