import type { Fault } from '../../../procedure/runtime/fault.ts';
import type { TabRoom } from '../tabRoom.ts';

/** Neither which page nor a reference that somebody could quote: both would join the line to whoever was there. */
export const logFault = ({ log }: Pick<TabRoom, 'log'>, { code, operation }: Fault): void =>
  log('warn', 'open.fault', { code, operation });
