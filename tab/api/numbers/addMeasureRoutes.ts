import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CountedRecords } from '../../../procedure/measures/counting/countRecords.ts';
import type { Load } from '../../../procedure/measures/counting/load.ts';
import type { Period } from '../../../procedure/measures/measuring.ts';
import type { Stop } from '../../../procedure/ports/platform.ts';
import type { Actor, PersonId } from '../../../procedure/record/values/person.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { readQuery } from '../http/readQuery.ts';
import { namesNow } from '../names.ts';
import { registerLoading } from '../register/registerLoading.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { Named } from '../wire.ts';
import { countedFor, measuresAnswer } from './measuresAnswer.ts';
import type { MeasuresAnswer } from './measuresWire.ts';
import { namedPeriodOf, namedPeriodParameters, withFittingPeriod } from './periodQuery.ts';

const schema = withFittingPeriod(z.strictObject(namedPeriodParameters));

/** Maximum number of names requested from the directory: a small request each, cached for an hour. */
const mostAsked = 20;
const namesDeadline = 1000;

/** The numbers, for the page. */
export const addMeasureRoutes = (api: FastifyInstance, room: TabRoom): void => {
  api.get('/measures', async (request): Promise<MeasuresAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const counted = await countedFor(actor, room);
    const asked = readQuery(schema, request.query);
    return answerFor(counted, namedPeriodOf(asked, counted.measuring.today), actor, room);
  });
};

const answerFor = async (
  counted: CountedRecords,
  period: Period,
  actor: Actor,
  room: TabRoom,
): Promise<MeasuresAnswer> => {
  const figures = counted.figures(period);
  await askNames(figures.loads, room);
  const nameOf = namesNow(room.people);
  const named = (id: PersonId): Named => {
    const name = nameOf(id);
    return { me: id === actor.id, ...(name && { name }) };
  };
  return { ...registerLoading(room), ...measuresAnswer(counted, period, figures, named) };
};

/** The largest loads get names; a slow or unavailable directory does not delay the numbers. */
const askNames = async (loads: readonly Load[], { people, clock }: TabRoom): Promise<void> => {
  const asked = people.strangers(loads.slice(0, mostAsked).map(({ owner }) => owner)).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
  });
  let stop: Stop = () => undefined;
  const late = new Promise<void>((resolve) => {
    stop = clock.after(namesDeadline, resolve);
  });
  await Promise.race([asked, late]).finally(stop);
};
