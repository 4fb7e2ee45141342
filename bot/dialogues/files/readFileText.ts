import { type Reference, readReference } from '../../../procedure/record/values/reference.ts';
import { codeIn, referenceShape } from '../readText.ts';

/** The record of a file, according to the message text. */
export type FileText = {
  /** The only record named; absent if there is none, or several. */
  readonly reference?: Reference;
  /** `A2` of `NC-2026-0042 A2`: the action that it proves. */
  readonly action?: string;
  /** For a report without a name. */
  readonly caseCode?: string;
  /** There is further text that does not belong to the file. */
  readonly hasCaption: boolean;
};

const everyReference = new RegExp(referenceShape, 'giu');
/** Only directly after the number: `A4` elsewhere is a paper size. */
const actionBehind = /^[\s,:;.·/–—-]*(A[1-9]\d{0,3})(?![\p{L}\p{N}-])/iu;
/** One word names the file: *photo*. */
const captionFrom = 2;

const words = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;

/** @param spoken what was written, without the mention of the bot */
export const readFileText = (spoken: string): FileText => {
  const named = [...spoken.matchAll(everyReference)];
  const references = new Set(named.map(([text]) => readReference(text)));
  const [reference] = references.size === 1 ? references : [];
  const background = named[0] && actionBehind.exec(spoken.slice(named[0].index + named[0][0].length));
  const caseCode = codeIn(spoken);
  const rest = spoken.replaceAll(everyReference, ' ').replace(background?.[0] ?? '', ' ');
  return {
    ...(reference && { reference }),
    ...(reference && background?.[1] && { action: background[1].toUpperCase() }),
    ...(caseCode !== undefined && { caseCode }),
    hasCaption: caseCode === undefined && words(rest) >= captionFrom,
  };
};
