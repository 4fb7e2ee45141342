import { z } from 'zod';
import { isNeutralName } from '../pictures/pictureName.ts';
import { fileNameOf } from '../record/fileName.ts';
import { mostEvidenceBytes } from '../record/mostEvidenceBytes.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { requiredText } from '../record/reportFacts.ts';
import type { Deciding } from './circumstances.ts';
import { type Decision, recordUnless, refuse } from './decision.ts';
import { most, optionalActionId, says } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';

/** More belongs into the library beside the record. */
const mostFiles = 200;

/** What runs when somebody opens it, on Windows, macOS or in a browser. In an archive it may come. */
const program =
  /\.(exe|com|scr|pif|cpl|msi|msp|msix|appx|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|reg|jar|app|command|dmg|pkg)$/i;

const isWebLink = (text: string): boolean => /^https:\/\/[^\s/]+\/\S*$/.test(text);

/** A file that is in the library Evidence already: the record vouches for its hash. */
export const attachEvidenceSchema = z.object({
  file: z.object({
    name: z
      .string(says('missing'))
      .transform((typed) => fileNameOf(typed) ?? '')
      .refine((name) => name !== '', says('missing'))
      .refine((name) => name.length <= 255, says('tooLong'))
      .refine((name) => !program.test(name), says('programFile')),
    bytes: z
      .number(says('missing'))
      .int(says('unknownChoice'))
      .min(1, says('emptyFile'))
      .max(mostEvidenceBytes, says('tooLarge')),
    sha256: z.string(says('missing')).regex(/^[0-9a-f]{64}$/, says('unknownChoice')),
    link: requiredText(most.text).refine(isWebLink, says('unknownChoice')),
    action: optionalActionId,
  }),
});
export type AttachEvidence = OnRecord<'attachEvidence', typeof attachEvidenceSchema>;

export const decideAttachEvidence = (
  command: AttachEvidence,
  record: Nonconformity,
  { actor }: Pick<Deciding, 'actor'>,
): Decision => {
  const { file } = command;
  // Documents name their author. Of pictures the server takes that out, and then it is the server that names them.
  if (actor.caseOf !== undefined && !isNeutralName(file.name)) return refuse({ reason: 'fileMayName' });
  if (record.evidence.some(({ sha256, action }) => sha256 === file.sha256 && action === file.action))
    return refuse({ reason: 'nothingChanged' });
  if (record.evidence.length >= mostFiles) return refuse({ reason: 'invalid', problems: { file: 'tooMany' } });
  const known = file.action === undefined || record.cycle.actions.some(({ id }) => id === file.action);
  return recordUnless(known ? {} : { action: 'unknownAction' }, { type: 'EvidenceAttached', ...saidBy(command) });
};
