import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Fault } from '../../procedure/handling/fault.ts';
import type { Stop } from '../../procedure/handling/ports.ts';
import type { CountedRecords } from '../../procedure/measures/countRecords.ts';
import type { Load } from '../../procedure/measures/load.ts';
import type { Period } from '../../procedure/measures/measuring.ts';
import { type Actor, type PersonId, roles } from '../../procedure/record/person.ts';
import { languages } from '../../procedure/words/languages.ts';
import { ApiError } from './apiError.ts';
import { measuresAnswer } from './measuresAnswer.ts';
import { measuresCsv } from './measuresCsv.ts';
import type { MeasuresAnswer } from './measuresWire.ts';
import { namedPeriodOf, namedPeriodParameters, periodMisfit } from './periodQuery.ts';
import { readQuery } from './readQuery.ts';
import type { TabRoom } from './tabRoom.ts';
import type { Named } from './wire.ts';

const schema = z
  .strictObject({ ...namedPeriodParameters, language: z.enum(languages).optional() })
  .superRefine((asked, context) => {
    const misfit = periodMisfit(asked);
    if (misfit) context.addIssue({ code: 'custom', path: [misfit], message: 'does not fit' });
  });

/** Of so many the directory is asked for the name, a small request each; it is remembered for an hour. */
const mostAsked = 20;
const patience = 1000;

/** The numbers: for the page, and as a table for the management review. */
export const addMeasureRoutes = (api: FastifyInstance, room: TabRoom): void => {
  api.get('/measures', async (request): Promise<MeasuresAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const counted = await countedFor(actor, room);
    const asked = readQuery(schema, request.query);
    return answerFor(counted, namedPeriodOf(asked, counted.measuring.today), actor, room);
  });

  api.get('/measures.csv', async (request, reply) => {
    const actor = request.getDecorator<Actor>('tabActor');
    const counted = await countedFor(actor, room);
    const { language = 'en', ...asked } = readQuery(schema, request.query);
    const period = namedPeriodOf(asked, counted.measuring.today);
    const answer = await answerFor(counted, period, actor, room);
    room.log('info', 'tab.measuresExported', { reader: actor.id, ...period });
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment');
    return measuresCsv(answer, language);
  });
};

const countedFor = async (actor: Actor, { handling }: Pick<TabRoom, 'handling'>): Promise<CountedRecords> => {
  const counted = await handling.counted(actor);
  if (!counted) throw ApiError.of('notFound');
  return counted;
};

const answerFor = async (
  counted: CountedRecords,
  period: Period,
  actor: Actor,
  room: TabRoom,
): Promise<MeasuresAnswer> => {
  const figures = counted.figures(period);
  await askNames(figures.loads, room);
  const { people } = room;
  const holders = new Map(roles.flatMap(people.holders).map(({ id, name }) => [id, name]));
  const named = (id: PersonId): Named => {
    const name = holders.get(id) || people.nameOf?.(id);
    return { me: id === actor.id, ...(name && { name }) };
  };
  return measuresAnswer(counted, period, figures, named);
};

/** The heaviest loads are to have names; but that the directory is slow or does not answer keeps no number back. */
const askNames = async (loads: readonly Load[], { people, clock }: TabRoom): Promise<void> => {
  const asked = people.strangers(loads.slice(0, mostAsked).map(({ owner }) => owner)).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
  });
  let stop: Stop = () => undefined;
  const late = new Promise<void>((resolve) => {
    stop = clock.after(patience, resolve);
  });
  await Promise.race([asked, late]).finally(stop);
};
