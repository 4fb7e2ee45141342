import { faultText } from '../../../server/faultText.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';

/** Seconds: the header has whole seconds, and may be a second old. */
const precision = 2;
const seconds = { tolerable: 5, dangerous: 60 };

/** Compares this machine's clock with the Date header of a response, which needs no token. @param now milliseconds */
export const checkClock = async (origin: string, now: () => number): Promise<Finding> => {
  try {
    const before = now();
    const answer = await fetch(`${origin}/v1.0/`, { signal: AbortSignal.timeout(10_000) });
    const between = (before + now()) / 2;
    await answer.body?.cancel();
    const graphTime = Date.parse(answer.headers.get('date') ?? '');
    if (Number.isNaN(graphTime)) return unchecked('clock', 'The response from Graph has no date.');
    return judge((between - graphTime) / 1000);
  } catch (error) {
    return problem(
      'clock',
      `${origin} does not answer: ${faultText(error)}.`,
      'Allow the server to reach this address.',
    );
  }
};

const judge = (ahead: number): Finding => {
  const by = Math.abs(ahead);
  if (by <= seconds.tolerable)
    return ok('clock', `The clock is accurate to within ${Math.max(precision, Math.ceil(by))} s.`);
  const what = `This machine’s clock is ${Math.round(by)} s ${ahead > 0 ? 'ahead of' : 'behind'} Graph’s.`;
  return (by > seconds.dangerous ? problem : warning)(
    'clock',
    what,
    'Synchronise the machine’s clock with a time server (NTP).',
  );
};
