import { z } from 'zod';
import { isNeutralName } from '../../pictures/pictureName.ts';
import { mostEvidenceBytes } from '../../record/mostEvidenceBytes.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { requiredText } from '../../record/report/reportFacts.ts';
import { plainText } from '../../record/values/plainText.ts';
import { type Decision, recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { type CommandOf, defineCommand, formFieldsOf } from '../defineCommand.ts';
import { formLimits, optionalActionId, withProblem } from '../fields.ts';

/**
 * Returns the sender's name of a file, without the folders that some programs prepend, on one line.
 * @returns undefined when no letter, digit or sign is left
 */
export const fileNameOf = (typed: string): string | undefined => {
  const last = plainText(typed).split(/[\\/]/).at(-1) ?? '';
  const name = last.replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}\p{S}]/u.test(name) ? name : undefined;
};

/** More files belong into the library beside the record. */
const mostFiles = 200;

/** Files that run when opened on Windows, macOS or in a browser. They may come in an archive. */
const program =
  /\.(exe|com|scr|pif|cpl|msi|msp|msix|appx|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|reg|jar|app|command|dmg|pkg)$/i;

const isWebLink = (text: string): boolean => /^https:\/\/[^\s/]+\/\S*$/.test(text);

export const attachEvidenceSchema = z.object({
  file: z.object({
    name: z
      .string(withProblem('missing'))
      .transform((typed) => fileNameOf(typed) ?? '')
      .refine((name) => name !== '', withProblem('missing'))
      .refine((name) => name.length <= 255, withProblem('tooLong'))
      .refine((name) => !program.test(name), withProblem('programFile')),
    bytes: z
      .number(withProblem('missing'))
      .int(withProblem('unknownChoice'))
      .min(1, withProblem('emptyFile'))
      .max(mostEvidenceBytes, withProblem('tooLarge')),
    sha256: z.string(withProblem('missing')).regex(/^[0-9a-f]{64}$/, withProblem('unknownChoice')),
    link: requiredText(formLimits.text).refine(isWebLink, withProblem('unknownChoice')),
    action: optionalActionId,
  }),
});
export type AttachEvidence = CommandOf<'attachEvidence', typeof attachEvidenceSchema>;

export const decideAttachEvidence = (
  command: AttachEvidence,
  record: Nonconformity,
  { actor }: Pick<DecisionContext, 'actor'>,
): Decision => {
  const { file } = command;
  // Documents name their author. The server removes that from pictures and names them itself.
  if (actor.caseOf !== undefined && !isNeutralName(file.name)) return refuse({ reason: 'fileMayName' });
  if (record.evidence.some(({ sha256, action }) => sha256 === file.sha256 && action === file.action))
    return refuse({ reason: 'nothingChanged' });
  if (record.evidence.length >= mostFiles) return refuse({ reason: 'invalid', problems: { file: 'tooMany' } });
  const known = file.action === undefined || record.cycle.actions.some(({ id }) => id === file.action);
  return recordUnless(known ? {} : { action: 'unknownAction' }, {
    type: 'EvidenceAttached',
    ...formFieldsOf(command),
  });
};

/** A file that is in the library *Evidence* already: the record vouches for its hash. */
export const attachEvidence = defineCommand({
  name: 'attachEvidence',
  schema: attachEvidenceSchema,
  decide: decideAttachEvidence,
});
