import type { CountedRecords } from '../../../procedure/measures/counting/countRecords.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';

/** All that is recorded, for whoever may know it. @throws ApiError 404 */
export const countedFor = async (actor: Actor, { handling }: Pick<TabRoom, 'handling'>): Promise<CountedRecords> => {
  const counted = await handling.counted(actor);
  if (!counted) throw ApiError.of('notFound');
  return counted;
};
