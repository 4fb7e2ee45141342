import type { ErrorCode } from '../../api/http/errorCodes.ts';

/** Failures on the page's own side, besides those that the API reports. */
type LostCode = 'offline' | 'slow' | 'signIn';

/** Without refusals: the procedure has a sentence for each of those. */
export type FailureCode = Exclude<ErrorCode, 'refused'> | LostCode;
