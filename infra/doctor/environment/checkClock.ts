import { faultText } from '../../../server/faultText.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';

/** The header tells whole seconds, and may be a second old. */
const inexact = 2;
const seconds = { tolerable: 5, dangerous: 60 };

/** This machine's clock against the Date header of an answer, which needs no token. @param now milliseconds */
export const checkClock = async (origin: string, now: () => number): Promise<Finding> => {
  try {
    const before = now();
    const answer = await fetch(`${origin}/v1.0/`, { signal: AbortSignal.timeout(10_000) });
    const between = (before + now()) / 2;
    await answer.body?.cancel();
    const told = Date.parse(answer.headers.get('date') ?? '');
    if (Number.isNaN(told)) return unchecked('clock', 'The answer of Graph bears no date.');
    return judge((between - told) / 1000);
  } catch (error) {
    return problem('clock', `Nothing answers at ${origin}: ${faultText(error)}.`, 'Let the server reach this address.');
  }
};

const judge = (ahead: number): Finding => {
  const by = Math.abs(ahead);
  if (by <= seconds.tolerable)
    return ok('clock', `The clock is right, to within ${Math.max(inexact, Math.ceil(by))} s.`);
  const what = `The clock of this machine is ${Math.round(by)} s ${ahead > 0 ? 'ahead of' : 'behind'} Graph’s.`;
  return (by > seconds.dangerous ? problem : warning)(
    'clock',
    what,
    'Have the machine keep time from a time server (NTP).',
  );
};
