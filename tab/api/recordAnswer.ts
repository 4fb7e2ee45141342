import type { CommandName } from '../../procedure/commands/command.ts';
import type { RecordStream } from '../../procedure/handling/handling.ts';
import { knownPeople, type Naming } from '../../procedure/handling/knownPeople.ts';
import type { CountedTraining } from '../../procedure/handling/trainingDoor.ts';
import { lastCommit } from '../../procedure/record/commit.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Actor, PersonId } from '../../procedure/record/person.ts';
import { shortDescription } from '../../procedure/record/plainText.ts';
import type { Session } from '../../procedure/record/sessions.ts';
import { permissions } from '../../procedure/stages/permissions.ts';
import { mayRead } from '../../procedure/stages/reads.ts';
import { relationsOf } from '../../procedure/stages/relations.ts';
import { historyRows } from './historyRows.ts';
import type { CausesAnswer, Head, Named, RecordAnswer, SessionRow, TrainingRow } from './wire.ts';

/** A record for one reader. He may read it: that was checked when it was loaded. */
export const recordAnswer = (
  stream: RecordStream,
  actor: Actor,
  trainings: readonly CountedTraining[],
  naming: Naming,
): RecordAnswer => {
  const { state, commits, damage } = stream;
  const named = namesFor(stream, actor, naming);
  const { planManager, ...log } = state.log;
  return {
    ...headOf(state),
    sequence: lastCommit(stream).sequence,
    reporter: named(state.reporter),
    questions: state.questions.map(({ at, by, text }) => ({ at, by: named(by), text })),
    additions: state.additions.map(({ at, by, text }) => ({ at, by: named(by), text })),
    evidence: state.evidence.map((file) => ({ ...evidenceRow(file), by: named(file.by) })),
    actions: state.cycle.actions.map(({ id, title }) => ({ id, title })),
    log: { ...log, ...(planManager !== undefined && { planManager: named(planManager) }) },
    ...causesOf(state, actor, named),
    sessions: state.sessions.filter(({ kind }) => kind === 'fiveWhys').map(sessionRow),
    trainings: trainings.map(trainingRow),
    history: historyRows(commits, named),
    may: damage ? [] : allowed(actor, state),
    ...(damage && { damage }),
  };
};

const causesOf = (
  state: Nonconformity,
  actor: Actor,
  named: (id: PersonId) => Named,
): { readonly causes?: CausesAnswer } => {
  const { causes } = state.cycle;
  if (!causes) return {};
  const { agreedBy, objections = [], ...told } = causes;
  const problem = state.statement?.problem;
  const readsAuthors = mayRead('authors', actor, state);
  return {
    causes: {
      ...told,
      ...(problem !== undefined && { problem }),
      agreed: agreedBy.length,
      ...(readsAuthors && { agreedBy: agreedBy.map(named) }),
      objections: objections.map(({ by, text }) => ({ text, ...(readsAuthors && { by: named(by) }) })),
    },
  };
};

const sessionRow = ({ id, opened, closed }: Session): SessionRow => ({
  ...{ session: id, openedAt: opened.at },
  ...(closed && { closedAt: closed.at }),
});

const trainingRow = ({ session, action, text, people, confirmed }: CountedTraining): TrainingRow => ({
  ...{ session: session.id, action, text, asked: people.length, confirmed: confirmed.size },
  ...(session.closed && { closed: session.closed.at }),
});

/** A file without whose it is. Where it lies in SharePoint is told to nobody: what is given out was compared with the hash. */
export const evidenceRow = ({ name, bytes, sha256, at, action }: Nonconformity['evidence'][number]) => ({
  ...{ name, bytes, sha256, at },
  ...(action !== undefined && { action }),
});

/** What begins the answer about a record, to whomever. */
export const headOf = (state: Nonconformity): Head => ({
  reference: state.reference,
  title: shortDescription(state.facts.what),
  stage: state.stage,
  facts: state.facts,
  reportedAt: state.reportedAt,
  reportedIn: state.reportedIn,
  ...(state.notToIsmsManager && { notToIsmsManager: state.notToIsmsManager }),
  ...(state.message && { message: state.message }),
});

/** The commands open to somebody: about one record, or about none. */
export const allowed = (actor: Actor, record: Nonconformity | undefined): readonly CommandName[] => {
  const mine = relationsOf(actor, record);
  return (Object.keys(permissions) as CommandName[]).filter((name) => {
    const { may, stages } = permissions[name];
    const here = record ? stages !== 'none' && stages.includes(record.stage) : stages === 'none';
    return here && mine.some((relation) => may.includes(relation));
  });
};

/** The names that the bot's cards have; the reporter's only for those whom the table lets read it. Nobody is asked. */
const namesFor = (stream: RecordStream, actor: Actor, naming: Naming): ((id: PersonId) => Named) => {
  const { state } = stream;
  const names = new Map(knownPeople(stream, naming).map(({ id, name }) => [id, name]));
  const readsReporter = mayRead('reporter', actor, state);
  return (id) => {
    if (state.unnamed && id === state.reporter) return { me: false, anonymity: state.unnamed.kind };
    const name = id === state.reporter && !readsReporter ? '' : names.get(id);
    return { me: id === actor.id, ...(name && { name }) };
  };
};
