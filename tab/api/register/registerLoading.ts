import { isComplete } from '../../../procedure/ports/register/registerProgress.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { RegisterLoading } from '../wire.ts';

/** Part of every answer that is made of the whole register: it lacks records while the register loads. */
export const registerLoading = ({ registerProgress }: Pick<TabRoom, 'registerProgress'>): RegisterLoading => {
  const progress = registerProgress();
  return isComplete(progress) ? {} : { loading: progress };
};
