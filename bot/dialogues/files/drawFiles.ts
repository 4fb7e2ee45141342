import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { deadlineSubject } from '../../../procedure/words/deadlineSubject.ts';
import type { BotTools } from '../../botTools.ts';
import { filesCard } from '../../cards/files/filesCard.ts';
import { type Candidate, mostCandidates, whichRecordCard } from '../../cards/files/whichRecordCard.ts';
import { sentenceCard } from '../../cards/messages/sentenceCard.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';
import type { ActivityContext } from '../../incoming/activity/activityContext.ts';
import type { MessageFile } from '../../incoming/activity/messageFiles.ts';
import { startDeadline } from '../../incoming/deadline.ts';
import { type FilesFor, keepFiles } from './keepFiles.ts';
import type { FileText } from './readFileText.ts';

/** Minutes after a receipt in which a file without text belongs to that report. */
const justNow = 10 * 60 * 1000;
/** Milliseconds that another replica's report is looked for. */
const lookWithin = 1500;
/** The remaining entries are for open tasks. */
const mostReports = 3;

const newestOf = (reporter: PersonId, { room }: BotTools, limit: number): readonly RegisterEntry[] =>
  room.register.find(
    { reporter, sortBy: 'reportedAt', descending: true, offset: 0, limit },
    (entry) => entry.reporter === reporter,
  ).entries;

/**
 * The person's report by name within the last ten minutes, by the servers' clock. Nothing is stored for this: it is
 * in the register, which is synced for commits of other replicas.
 */
const justReported = async (person: PersonId, tools: BotTools): Promise<Reference | undefined> => {
  const since = tools.room.clock.now().getTime() - justNow;
  const find = (): Reference | undefined => {
    const [newest] = newestOf(person, tools, 1);
    return newest && Date.parse(newest.reportedAt) >= since ? newest.reference : undefined;
  };
  const known = find();
  if (known) return known;
  const deadline = startDeadline(lookWithin);
  await deadline.for(tools.room.syncNow());
  deadline.end();
  return find();
};

/** The person's newest reports, then their open tasks. @throws Fault */
const candidatesOf = async (person: PersonId, tools: BotTools): Promise<readonly Candidate[]> => {
  const reports = newestOf(person, tools, mostReports).map(({ reference, title }) => ({ subject: reference, title }));
  const tasks = (await tools.room.tasks.of(person)).map(({ deadline, title }) => ({
    subject: deadlineSubject(deadline).replace(', ', ' '),
    title,
  }));
  const bySubject = new Map<string, Candidate>();
  for (const one of [...reports, ...tasks]) if (!bySubject.has(one.subject)) bySubject.set(one.subject, one);
  return [...bySubject.values()].slice(0, mostCandidates);
};

type Known = ActivityContext & { readonly person: NonNullable<ActivityContext['person']> };

/** `isCase`: it is about a report without a name. */
type About = FileText & { readonly isCase: boolean };

/** Maximum number of attachments in a Teams message. */
const mostFiles = 10;

/**
 * Keeps the files of a message in their record and draws the outcome, or asks for the record.
 * @throws Fault
 */
export const drawFiles = async (
  files: readonly MessageFile[],
  about: About,
  context: Known,
  tools: BotTools,
): Promise<AdaptiveCard> => {
  const drawing = tools.drawing(context.language);
  if (about.isCase) return drawCase(files, about, context, tools);
  const reference = about.reference ?? (await justReported(context.person.id, tools));
  if (reference === undefined)
    return whichRecordCard.render({ candidates: await candidatesOf(context.person.id, tools) }, drawing);
  const { action, hasCaption } = about;
  const to: FilesFor = { actor: await tools.actorOf(context, context.person), reference, action };
  const kept = await keepFiles(files.slice(0, mostFiles), to, context, tools);
  if ('refusal' in kept) {
    const { reason } = kept.refusal;
    const sentences = [drawing.words.file.notKept, drawing.terms.refusal(kept.refusal)];
    const text = [...sentences, ...(reason === 'unknown' ? [drawing.words.case.hint] : [])].join(' ');
    return sentenceCard.render({ text, ...(reason !== 'unknown' && { open: reference }) }, drawing);
  }
  return filesCard.render({ ...kept, about: to, hasCaption, tooMany: tooMany(files) }, drawing);
};

const tooMany = ({ length }: readonly MessageFile[]): number | undefined =>
  length > mostFiles ? mostFiles : undefined;

/**
 * For a person who writes number and case code beside a picture. The writer is neither asked nor looked up, and the
 * answer says nothing that their message does not already say: they may delete that one.
 */
const drawCase = async (
  files: readonly MessageFile[],
  { reference, caseCode }: About,
  context: ActivityContext,
  tools: BotTools,
): Promise<AdaptiveCard> => {
  const drawing = tools.drawing(context.language);
  const { words, terms } = drawing;
  const sentence = (text: string) => sentenceCard.render({ text }, drawing);
  if (reference === undefined || caseCode === undefined) return sentence(words.file.caseNeedsBoth);
  const actor = await tools.room.handling.reporterOf(reference, caseCode);
  if (!actor) return sentence(`${words.file.notKept} ${words.case.notFound}`);
  const kept = await keepFiles(files.slice(0, mostFiles), { actor, reference }, context, tools);
  if ('refusal' in kept)
    return sentence(`${words.file.notKept} ${terms.refusal(kept.refusal)} ${words.file.deleteMessage}`);
  return filesCard.render({ ...kept, about: undefined, hasCaption: false, tooMany: tooMany(files) }, drawing);
};
