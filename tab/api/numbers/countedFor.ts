import type { CountedRecords } from '../../../procedure/measures/counting/countRecords.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';

/** The figures of all records, for a person who may read them. @throws ApiError 404 */
export const countedFor = async (actor: Actor, { handling }: Pick<TabRoom, 'handling'>): Promise<CountedRecords> => {
  const counted = await handling.counted(actor);
  if (!counted) throw ApiError.of('notFound');
  return counted;
};
