import type { Refusal } from '../../../procedure/commands/refusal.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { BotTools } from '../../botTools.ts';
import type { FileOutcome } from '../../cards/files/filesCard.ts';
import type { ActivityContext } from '../../incoming/activity/activityContext.ts';
import type { MessageFile } from '../../incoming/activity/messageFiles.ts';
import { nonceOfMessage } from '../nonceOfMessage.ts';

/** The record of the files, and the actor. */
export type FilesFor = {
  readonly actor: Actor;
  readonly reference: Reference;
  readonly action?: string | undefined;
};

/** `refusal`: of the record, regardless of the file. */
export type FilesKept = { readonly outcomes: readonly FileOutcome[] } | { readonly refusal: Refusal };

/** It would be refused for any other file too. */
const isAboutRecord = ({ reason }: Refusal): boolean =>
  reason !== 'invalid' && reason !== 'nothingChanged' && reason !== 'fileMayName';

const keepOne = async (file: MessageFile, n: string, to: FilesFor, tools: BotTools): Promise<FileOutcome> => {
  const fetched = await tools.files.open(file);
  if (fetched.kind === 'closed') return { kind: 'unfetched', name: file.name, problem: fetched.problem };
  const { name, size, bytes } = fetched;
  const { actor, reference, action } = to;
  try {
    const handled = await tools.room.keepEvidence.attach({ reference, name, size, bytes, action, n }, actor);
    if (handled.kind === 'done') {
      const attached = handled.commit.events.find(({ type }) => type === 'EvidenceAttached');
      return attached?.type === 'EvidenceAttached'
        ? { kind: 'kept', name: attached.file.name, bytes: attached.file.bytes }
        : { kind: 'there', name };
    }
    const { refusal } = handled;
    return refusal.reason === 'nothingChanged' ? { kind: 'there', name } : { kind: 'refused', name, refusal };
  } catch (error) {
    return { kind: 'failed', name, trouble: tools.troubles.of(error, 'file') };
  } finally {
    await fetched.close();
  }
};

/** Keeps them one after the other, because they go into one record. Never throws. */
export const keepFiles = async (
  files: readonly MessageFile[],
  to: FilesFor,
  context: ActivityContext,
  tools: BotTools,
): Promise<FilesKept> => {
  const outcomes: FileOutcome[] = [];
  for (const [index, file] of files.entries()) {
    const outcome = await keepOne(file, nonceOfMessage(['file', index], context, tools), to, tools);
    if (outcome.kind === 'refused' && isAboutRecord(outcome.refusal)) return { refusal: outcome.refusal };
    outcomes.push(outcome);
  }
  return { outcomes };
};
