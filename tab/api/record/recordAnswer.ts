import { knownPeople, type Naming } from '../../../procedure/messages/knownPeople.ts';
import { offeredTo } from '../../../procedure/offers/offered.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { Cycle, Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Session } from '../../../procedure/record/sessions.ts';
import type { CountedTraining } from '../../../procedure/record/training.ts';
import type { Actor, Person, PersonId } from '../../../procedure/record/values/person.ts';
import { shortDescription } from '../../../procedure/record/values/plainText.ts';
import { type CommandName, permissions } from '../../../procedure/stages/permissions.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { relationsOf } from '../../../procedure/stages/relations.ts';
import { holdersIn, managementFor } from '../../../procedure/stages/responsible.ts';
import type { CausesAnswer, Head, Named, SessionRow, TrainingRow } from '../wire.ts';
import { cycleAnswers } from './cycleAnswers.ts';
import { historyRows } from './historyRows.ts';
import type { RecordAnswer } from './recordWire.ts';
import { type AsOf, recordWork } from './recordWork.ts';

/** A record for one reader, whose right was checked when it was loaded. */
export const recordAnswer = (
  stream: RecordStream,
  actor: Actor,
  trainings: readonly CountedTraining[],
  naming: Naming,
  asOf: AsOf,
): RecordAnswer => {
  const { state, commits, damage } = stream;
  const named = namesFor(stream, actor, naming);
  return {
    ...headOf(state),
    sequence: lastCommit(stream).sequence,
    reporter: named(state.reporter),
    questions: state.questions.map(({ at, by, text }) => ({ at, by: named(by), text })),
    additions: state.additions.map(({ at, by, text }) => ({ at, by: named(by), text })),
    evidence: state.evidence.map((file) => ({ ...evidenceRow(file), by: named(file.by) })),
    actions: state.cycle.actions.map(({ id, title }) => ({ id, title })),
    ...recordWork(state, asOf, named),
    ...cycleAnswers(stream, named, (cycle) => causesOf(cycle, state, actor, named)),
    sessions: state.sessions.filter(({ kind }) => kind === 'fiveWhys').map(sessionRow),
    trainings: trainings.map((training) => trainingRow(training, state, actor, named)),
    history: historyRows(commits, named),
    may: damage ? [] : allowed(actor, state),
    offered: damage
      ? { next: [], all: [] }
      : offeredTo(state, { actor, today: asOf.today, management: managementFor(state, holdersIn(naming)) }),
    ...(damage && { damage }),
  };
};

const causesOf = (
  { causes, number }: Cycle,
  state: Nonconformity,
  actor: Actor,
  named: (id: PersonId) => Named,
): CausesAnswer | undefined => {
  if (!causes) return undefined;
  const { agreedBy, objections = [], ...determined } = causes;
  // It may have been restated since an earlier cycle.
  const problem = number === state.cycle.number ? state.statement?.problem : undefined;
  const readsAuthors = mayRead('authors', actor, state);
  return {
    ...determined,
    ...(problem !== undefined && { problem }),
    agreed: agreedBy.length,
    ...(readsAuthors && { agreedBy: agreedBy.map(named) }),
    objections: objections.map(({ by, text }) => ({ text, ...(readsAuthors && { by: named(by) }) })),
  };
};

const sessionRow = ({ id, opened, closed }: Session): SessionRow => ({
  session: id,
  openedAt: opened.at,
  ...(closed && { closedAt: closed.at }),
});

/** People who have not confirmed are listed, as on the bot's card: for readers of the record, while it can be confirmed. */
const trainingRow = (
  { session, action, text, people, confirmed }: CountedTraining,
  { trainingRequests }: Nonconformity,
  { id: me }: Actor,
  named: (id: PersonId) => Named,
): TrainingRow => {
  const asked = trainingRequests.findLast((one) => one.session === session.id && one.people.includes(me))?.asked;
  const confirmedAt = confirmed.get(me);
  return {
    session: session.id,
    action,
    text,
    asked: people.length,
    confirmed: confirmed.size,
    waiting: session.closed ? [] : people.filter((id) => !confirmed.has(id)).map(named),
    ...(asked && { mine: { asked: asked.sequence, ...(confirmedAt !== undefined && { confirmedAt }) } }),
    ...(session.closed && { closed: session.closed.at }),
  };
};

/** A file without its author. Its location in SharePoint is not given: downloads are checked against the hash. */
export const evidenceRow = ({ name, bytes, sha256, at, action }: Nonconformity['evidence'][number]) => ({
  name,
  bytes,
  sha256,
  at,
  ...(action !== undefined && { action }),
});

/** The part of the answer about a record that is common to all readers. */
export const headOf = (state: Nonconformity): Head => ({
  reference: state.reference,
  title: shortDescription(state.facts.what),
  stage: state.stage,
  facts: state.facts,
  ...(state.reportedAs && { reportedAs: state.reportedAs }),
  reportedAt: state.reportedAt,
  reportedIn: state.reportedIn,
  ...(state.notToIsmsManager && { notToIsmsManager: state.notToIsmsManager }),
  ...(state.message && { message: state.message }),
});

/** The commands a person may give: on one record, or on none. */
export const allowed = (actor: Actor, record: Nonconformity | undefined): readonly CommandName[] => {
  const mine = relationsOf(actor, record);
  return (Object.keys(permissions) as CommandName[]).filter((name) => {
    const { may, stages } = permissions[name];
    const here = record ? stages !== 'none' && stages.includes(record.stage) : stages === 'none';
    return here && mine.some((relation) => may.includes(relation));
  });
};

/** Names as on the bot's cards; the reporter's only for readers with that right. Needs no request. */
export const namesFor = (stream: RecordStream, actor: Actor, naming: Naming): ((id: PersonId) => Named) => {
  const { state } = stream;
  const names = new Map(knownPeople(stream, naming).map(({ id, name }) => [id, name]));
  const readsReporter = mayRead('reporter', actor, state);
  const kept = mayRead('deciders', actor, state) ? new Set<PersonId>() : decidersOf(stream);
  return (id) => {
    if (state.unnamed && id === state.reporter) return { me: false, anonymity: state.unnamed.kind };
    const isKept = (id === state.reporter && !readsReporter) || (kept.has(id) && id !== actor.id);
    const name = isKept ? '' : names.get(id);
    return { me: id === actor.id, ...(name && { name }) };
  };
};

/** People offered in a form; the reporter only to readers with the right to that name. */
export const peopleFor = (stream: RecordStream, actor: Actor, naming: Naming): readonly Person[] => {
  const { state } = stream;
  const readsReporter = mayRead('reporter', actor, state);
  return knownPeople(stream, naming).filter(({ id }) => readsReporter || id !== state.reporter);
};

/** The person who decided against the report. Their other actions in the record are then shown without a name, too. */
const decidersOf = ({ commits }: RecordStream): ReadonlySet<PersonId> =>
  new Set(
    commits
      .filter(({ events }) => events.some(({ type }) => type === 'ReportRejected' || type === 'ObjectionDecided'))
      .map(({ actorId }) => actorId),
  );
