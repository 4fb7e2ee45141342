import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { deadlineSubject } from '../../../procedure/words/deadlineSubject.ts';
import type { BotTools } from '../../botTools.ts';
import { type Candidate, mostCandidates } from '../../cards/files/whichRecordCard.ts';
import { startDeadline } from '../../incoming/deadline.ts';

/** Minutes after a receipt in which a file belongs to that report without further text. */
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
export const justReported = async (person: PersonId, tools: BotTools): Promise<Reference | undefined> => {
  const since = tools.room.clock.now().getTime() - justNow;
  const find = (): Reference | undefined => {
    const [newest] = newestOf(person, tools, 1);
    return newest && Date.parse(newest.reportedAt) >= since ? newest.reference : undefined;
  };
  const known = find();
  if (known) return known;
  const deadline = startDeadline(lookWithin);
  await deadline.for(tools.room.hearNow());
  deadline.end();
  return find();
};

/** The person's newest reports, then their open tasks. @throws Fault */
export const candidatesOf = async (person: PersonId, tools: BotTools): Promise<readonly Candidate[]> => {
  const reports = newestOf(person, tools, mostReports).map(({ reference, title }) => ({ subject: reference, title }));
  const tasks = (await tools.room.tasks.of(person)).map(({ deadline, title }) => ({
    subject: deadlineSubject(deadline).replace(', ', ' '),
    title,
  }));
  const bySubject = new Map<string, Candidate>();
  for (const one of [...reports, ...tasks]) if (!bySubject.has(one.subject)) bySubject.set(one.subject, one);
  return [...bySubject.values()].slice(0, mostCandidates);
};
