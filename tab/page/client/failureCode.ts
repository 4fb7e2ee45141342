import type { ErrorCode } from '../../api/http/errorCodes.ts';

/** Failures on the page's own side, besides those that the API reports. */
type LostCode = 'offline' | 'slow' | 'signIn';

/** Without refusals, for which the procedure has sentences. */
export type FailureCode = Exclude<ErrorCode, 'refused'> | LostCode;
