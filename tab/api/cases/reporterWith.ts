import type { Actor } from '../../../procedure/record/values/person.ts';
import { type Reference, readReference } from '../../../procedure/record/values/reference.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';

/**
 * Who acts with this case code.
 * @throws ApiError 404: one answer for a wrong code, for a record that does not exist, and for one reported by name
 */
export const reporterWith = async (
  caseCode: string,
  typed: string,
  { handling }: Pick<TabRoom, 'handling'>,
): Promise<{ readonly reference: Reference; readonly actor: Actor }> => {
  const reference = readReference(typed);
  const actor = reference && (await handling.reporterOf(reference, caseCode));
  if (!actor) throw ApiError.of('notFound');
  return { reference, actor };
};
