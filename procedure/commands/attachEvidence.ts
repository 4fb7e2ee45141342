import { z } from 'zod';
import { fileNameOf } from '../record/fileName.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { requiredText } from '../record/reportFacts.ts';
import type { Deciding } from './circumstances.ts';
import { type Decision, recordUnless, refuse } from './decision.ts';
import { most, optionalActionId, says } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';

/** More belongs into the library beside the record. */
const mostFiles = 200;
/**
 * A telephone's video of a minute, and what a server can hold for a moment for each of several people. Seven such files a
 * minute take a quarter of the smallest tenant's resource units. SharePoint itself would take 250 GB.
 */
export const mostEvidenceBytes = 100 * 1024 * 1024;

const isWebLink = (text: string): boolean => /^https:\/\/[^\s/]+\/\S*$/.test(text);

/** A file that is in the library Evidence already: the record vouches for its hash. */
export const attachEvidenceSchema = z.object({
  file: z.object({
    name: z
      .string(says('missing'))
      .transform((typed) => fileNameOf(typed) ?? '')
      .refine((name) => name !== '', says('missing'))
      .refine((name) => name.length <= 255, says('tooLong')),
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
  // Documents and pictures name their author, their camera, their place: nobody here could take all of that out.
  if (actor.caseOf !== undefined) return refuse({ reason: 'fileMayName' });
  if (record.evidence.some(({ sha256, action }) => sha256 === file.sha256 && action === file.action))
    return refuse({ reason: 'nothingChanged' });
  if (record.evidence.length >= mostFiles) return refuse({ reason: 'invalid', problems: { file: 'tooMany' } });
  const known = file.action === undefined || record.cycle.actions.some(({ id }) => id === file.action);
  return recordUnless(known ? {} : { action: 'unknownAction' }, { type: 'EvidenceAttached', ...saidBy(command) });
};
