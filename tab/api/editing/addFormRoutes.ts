import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { suggestedTriage } from '../../../procedure/coach/suggestedTriage.ts';
import { actionCommandNames, openActionsFor } from '../../../procedure/offers/openActionsFor.ts';
import { closableTrainings, settledTrainings } from '../../../procedure/offers/trainingsLed.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { CorrectiveAction, Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { openFollowUps } from '../../../procedure/record/planInForce.ts';
import type { Training } from '../../../procedure/record/training.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isReference } from '../../../procedure/record/values/reference.ts';
import type { RecordCommandName } from '../../../procedure/stages/permissions.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { holdersIn, managementFor } from '../../../procedure/stages/responsible.ts';
import { ApiError } from '../http/apiError.ts';
import { readQuery } from '../http/readQuery.ts';
import { allowed, peopleFor } from '../record/recordAnswer.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { PeopleAnswer } from '../wire.ts';
import type { FormsAnswer, OpenAction, TrainingChoice } from './formsWire.ts';

const querySchema = z.strictObject({ text: z.string().max(200) });

/** Data for the forms of a record's commands: initial values, and people to choose from. */
export const addFormRoutes = (api: FastifyInstance, room: TabRoom): void => {
  api.get<{ Params: { reference: string } }>('/nonconformities/:reference/forms', async (request) => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { reference } = request.params;
    const stream = isReference(reference) ? await room.handling.read(reference, actor) : undefined;
    const answer: FormsAnswer | undefined = stream && (await formsAnswer(stream, actor, room));
    if (!answer) throw ApiError.of('notFound');
    return answer;
  });

  // The directory, as colleagues see it in Teams. Not available to a guest without a role.
  api.get('/people', async (request): Promise<PeopleAnswer> => {
    const { guest, roles } = request.getDecorator<Actor>('tabActor');
    if (guest && roles.length === 0) throw ApiError.of('notFound');
    const { text } = readQuery(querySchema, request.query);
    return { people: await room.people.search(text) };
  });
};

const mostLike = 5;

const naming = ['triageReport', 'changeTriage', 'reassignWork', 'openSession', 'askTraining'] as const;
const comparing = ['triageReport', 'changeTriage', 'markDuplicate', 'confirmRecurrence', 'recordSimilar'] as const;
const triaging = ['changeTriage', 'reassignWork'] as const;

type Room = Pick<TabRoom, 'handling' | 'register' | 'people'>;

/**
 * Initial form data for a reader of the record; undefined where they may give no command on it.
 * @throws Fault
 */
const formsAnswer = async (stream: RecordStream, actor: Actor, room: Room): Promise<FormsAnswer | undefined> => {
  const { state, damage } = stream;
  const may = damage ? [] : allowed(actor, state);
  if (may.length === 0) return undefined;
  const mayAny = (names: readonly RecordCommandName[]) => names.some((name) => may.includes(name));
  const actions = actionCommandNames.filter((name) => may.includes(name));
  const { today } = room.handling.organisationContext();
  const to = { actor, today, management: managementFor(state, holdersIn(room.people)) };
  return {
    sequence: lastCommit(stream).sequence,
    today,
    me: actor.name,
    people: mayAny(naming) ? peopleFor(stream, actor, room.people) : [],
    ...(mayAny(triaging) && triageOf(state)),
    ...(mayAny(['triageReport', 'changeTriage']) && { suggested: suggestedTriage(state) }),
    ...toldOf(state, mayAny),
    actions: Object.fromEntries(actions.map((name) => [name, openActionsFor(name, state, to).map(openAction)])),
    followUps: mayAny(['holdFollowUp']) ? openFollowUps(state) : [],
    trainings: {
      closable: closableTrainings(state, actor).map(trainingChoice),
      settled: settledTrainings(state, actor).map(trainingChoice),
    },
    deadlines: mayAny(['snoozeReminder'])
      ? room.handling
          .deadlines(state)
          .map(({ key, kind, due, action }) => ({ key, kind, due, ...(action !== undefined && { action }) }))
          .toSorted((one, other) => (one.due < other.due ? -1 : 1))
      : [],
    like: mayAny(comparing) ? await likeOf(state, actor, room) : [],
  };
};

const triageOf = ({ triage }: Nonconformity): Pick<FormsAnswer, 'triage'> => {
  if (!triage) return {};
  const { at: _at, by: _by, ...chosen } = triage;
  return { triage: chosen };
};

const toldOf = (
  { containment, correction, consequences, similar, cycle, rejection, triage }: Nonconformity,
  mayAny: (names: readonly RecordCommandName[]) => boolean,
): Partial<FormsAnswer> => {
  const { plan } = cycle;
  const objection = rejection?.objection?.text;
  const mayObject = mayAny(['objectToRejection', 'decideObjection']);
  return {
    ...(containment && mayAny(['recordContainment']) && { containment }),
    ...(correction && mayAny(['recordCorrection']) && { correction }),
    ...(consequences && mayAny(['recordConsequences']) && { consequences }),
    ...(similar && mayAny(['recordSimilar']) && { similar }),
    ...(triage && mayAny(['recordSimilar']) && { lane: triage.lane }),
    ...(rejection && mayObject && { rejection: { reason: rejection.reason, ...(objection && { objection }) } }),
    ...(plan &&
      mayAny(['judgeEffectiveness']) && {
        promised: {
          successCriteria: plan.successCriteria,
          method: plan.verification.method,
          on: plan.verification.on,
        },
      }),
  };
};

const openAction = ({ id, title, due, extension }: CorrectiveAction): OpenAction => ({
  id,
  title,
  due,
  ...(extension && { extension: { due: extension.due, reason: extension.reason } }),
});

const trainingChoice = ({ session, action, text }: Training): TrainingChoice => ({ session: session.id, action, text });

const likeOf = async (
  { facts, reference }: Nonconformity,
  actor: Actor,
  { register }: Room,
): Promise<FormsAnswer['like']> => {
  const { what, system, clause } = facts;
  await register.prepared();
  const found = register.similar(
    { text: what, system, clause, except: reference },
    (entry) => mayRead('record', actor, entry),
    mostLike,
  );
  return found.map(({ entry }) => {
    const { reference: of, stage, title, sequence } = entry;
    return { reference: of, stage, title, sequence };
  });
};
