import type { Figures } from '../../../procedure/measures/counting/accumulate.ts';
import type { CountedRecords } from '../../../procedure/measures/counting/countRecords.ts';
import { type MeasureName, measureNames } from '../../../procedure/measures/measures.ts';
import type { Period } from '../../../procedure/measures/measuring.ts';
import { periodBefore } from '../../../procedure/measures/periods/span.ts';
import type { Actor, PersonId } from '../../../procedure/record/values/person.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { Named } from '../wire.ts';
import type { FigureAnswer, MeasuresAnswer } from './measuresWire.ts';

/** The figures of all records, for a person who may read them. @throws ApiError 404 */
export const countedFor = async (actor: Actor, { handling }: Pick<TabRoom, 'handling'>): Promise<CountedRecords> => {
  const counted = await handling.counted(actor);
  if (!counted) throw ApiError.of('notFound');
  return counted;
};

/** As of today, so the previous period would say the same. */
const ofToday: readonly MeasureName[] = ['openAge', 'overdue'];

/** The numbers of a period, for a reader of the register. */
export const measuresAnswer = (
  counted: CountedRecords,
  period: Period,
  { figures, trends, systemic, loads }: Figures,
  named: (id: PersonId) => Named,
): MeasuresAnswer => {
  const { measuring } = counted;
  const earlier = periodBefore(period, measuring);
  const before = earlier && counted.figures(earlier).figures;
  const answer = (name: MeasureName): FigureAnswer => {
    const value = ofToday.includes(name) ? undefined : before?.[name].value;
    const cases = `/api/nonconformities?${new URLSearchParams({ figure: name, ...period })}`;
    return { ...figures[name], ...(value !== undefined && { before: value }), cases };
  };
  return {
    period,
    measuring,
    records: counted.records(),
    ...(earlier && { before: earlier }),
    figures: Object.fromEntries(measureNames.map((name) => [name, answer(name)])) as MeasuresAnswer['figures'],
    trends,
    systemic,
    loads: loads.map((load) => ({ ...load, name: named(load.owner) })),
  };
};
