import type { Fault } from '../../../procedure/runtime/fault.ts';
import type { TabRoom } from '../tabRoom.ts';

/** Logs neither the page nor a reference that a person could quote: both would link the line to the reporter. */
export const logFault = ({ log }: Pick<TabRoom, 'log'>, { code, operation }: Fault): void =>
  log('warn', 'open.fault', { code, operation });
