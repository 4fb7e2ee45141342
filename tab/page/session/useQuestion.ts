import { pathTo, problemWhy } from '../../../procedure/causes/causePath.ts';
import { usePageWords } from '../speech.tsx';
import { useSession } from './useGive.ts';

/** The question of a why, and the cause above unless it is the first. */
export const useQuestion = (why: string): { readonly question: string; readonly above?: string } => {
  const { answer } = useSession();
  const { whys } = usePageWords('session');
  if (why === problemWhy) return { question: whys.why(1, answer.fiveWhys?.problem.problem ?? whys.theProblem) };
  const path = pathTo(answer.causes, why);
  const above = path.at(-1)?.text;
  return above === undefined ? { question: whys.theProblem } : { question: whys.why(path.length + 1, above), above };
};
