import type { EvidenceWords } from '../../../words/en/evidenceWords.ts';
import { Failure } from '../../client/failure.ts';
import type { Speech } from '../../speech.tsx';

const steps = [
  [1_000_000, 'megabyte'],
  [1000, 'kilobyte'],
  [1, 'byte'],
] as const;

/** `2.3 MB`, `2,3 Mo`: in the format of the language. */
export const sizeText = (bytes: number, { language }: Speech): string => {
  const [divisor, unit] = steps.find(([least]) => bytes >= least) ?? steps[2];
  // The short form of a byte is `byte`, however many.
  const unitDisplay = divisor === 1 ? 'long' : 'short';
  const style = { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, style).format(bytes / divisor);
};

/** Why a file was not attached or opened: a refusal, or a failure that may pass. */
export const fileTrouble = (
  error: Error,
  { procedure, tab }: Speech,
  { kept }: Pick<EvidenceWords, 'kept'>,
): string => {
  const failure = error instanceof Failure ? error : new Failure('unexpected');
  const { refusal, fault, code, reference, passes } = failure;
  if (refusal?.reason === 'invalid') {
    const [problem] = Object.values(refusal.problems);
    if (problem) return procedure.fieldProblem(problem);
  }
  if (refusal) return procedure.refusal(refusal);
  const what = fault ? tab.notSaved(procedure.fault[fault]) : code === 'refused' ? '' : tab.failure[code];
  return [what, passes && kept, reference && tab.failureReference(reference)].filter(Boolean).join(' ');
};
