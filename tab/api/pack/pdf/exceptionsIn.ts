import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { PackWords } from '../../words/en/packWords.ts';

/** What an auditor looks at first: where somebody decided who has a part in it, and what could not be checked. */
export const exceptionsIn = (state: Nonconformity, { exception }: PackWords): readonly string[] => {
  const { unnamed, riskAcceptance } = state;
  const ofCycles = [...state.earlierCycles, state.cycle].flatMap(({ approval, causes, actions }) => [
    approval?.exception && exception.approval(approval.exception),
    causes?.aloneBecause && exception.alone(causes.aloneBecause),
    ...actions.map(({ id, cancelled }) => cancelled?.exception && exception.cancelled(id, cancelled.exception)),
  ]);
  const all = [
    unnamed?.kind === 'anonymous' && exception.anonymous,
    ...ofCycles,
    riskAcceptance?.exception && exception.riskAccepted(riskAcceptance.exception),
  ];
  return all.flatMap((one) => one || []);
};
