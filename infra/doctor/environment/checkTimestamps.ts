import { Fault } from '../../../procedure/runtime/fault.ts';
import { faultText } from '../../../server/faultText.ts';
import { timestampsOf } from '../../../server/roomSettings.ts';
import { type Finding, ok, warning } from '../finding.ts';
import type { GivenSettings } from './checkSettings.ts';

/** Requests a time stamp as the server does, if it has an authority. */
export const checkTimestamps = async ({ TIMESTAMP_URL, TIMESTAMP_CA }: GivenSettings): Promise<readonly Finding[]> => {
  const authority = timestampsOf({ TIMESTAMP_URL, TIMESTAMP_CA });
  if (!authority) return [];
  try {
    const { at, authority: name } = await authority.stamp('TenTwo doctor');
    return [ok('timestamps', `The time-stamp authority answers: ${name}, ${at}.`)];
  } catch (error) {
    const why = `${faultText(error)}${detailOf(error)}`;
    const todo =
      detailOf(error) === ', unknownAuthority'
        ? 'Set TIMESTAMP_CA to the root certificate of this authority.'
        : 'Allow the server to reach this address, or choose another authority.';
    return [warning('timestamps', `${TIMESTAMP_URL} gives no time stamp: ${why}.`, todo)];
  }
};

/** What is wrong with an answer. */
const detailOf = (error: unknown): string =>
  error instanceof Fault && error.code !== 'unreachable' && error.cause instanceof Error
    ? `, ${error.cause.message}`
    : '';
