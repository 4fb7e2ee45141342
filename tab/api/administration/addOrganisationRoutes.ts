import type { FastifyInstance } from 'fastify';
import { permitted } from '../../../procedure/commands/permitted.ts';
import { isOverdue } from '../../../procedure/deadlines/deadline.ts';
import {
  evolveOrganisation,
  newOrganisation,
  type Organisation,
  type OrganisationEvent,
} from '../../../procedure/organisation/organisation.ts';
import { defaultRules, ruleTable } from '../../../procedure/organisation/rules.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import { tentwo } from '../../../procedure/record/tentwo.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isReviewKey } from '../../../procedure/review/reviewKey.ts';
import type { Settings } from '../../../procedure/useCases/changeSettings.ts';
import type { ListedReviews, ReviewStream } from '../../../procedure/useCases/holdReviews.ts';
import { ApiError } from '../http/apiError.ts';
import { namesIn } from '../names.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { ReviewAnswer, ReviewRow, ReviewsAnswer, SettingsAnswer, SettingsChange } from './organisationWire.ts';

/** Data of the organisation as a whole: reviews, rules and settings. */
export const addOrganisationRoutes = (api: FastifyInstance, { handling }: TabRoom): void => {
  api.get('/reviews', async (request): Promise<ReviewsAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const listed = await handling.reviews(actor);
    if (!listed) throw ApiError.of('notFound');
    return reviewsAnswer(listed, actor, handling.organisationContext().today);
  });

  api.get<{ Params: { key: string } }>('/reviews/:key', async (request): Promise<ReviewAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { key } = request.params;
    const stream = isReviewKey(key) ? await handling.review(key, actor) : undefined;
    if (!stream) throw ApiError.of('notFound');
    return reviewAnswer(stream, actor);
  });

  api.get('/settings', async (request): Promise<SettingsAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const settings = await handling.settings(actor);
    if (!settings) throw ApiError.of('notFound');
    return settingsAnswer(settings, actor);
  });
};

const row = (stream: ReviewStream, actor: Actor): ReviewRow => {
  const { state, damage } = stream;
  const { key, period, heldOn, raised, nextOn, procedureVersion } = state;
  return {
    key,
    period,
    heldOn,
    raised,
    nextOn,
    procedureVersion,
    heldBy: namesIn(stream, actor)(state.heldBy),
    systemic: state.systemic.length + (state.systemicLeftOut ?? 0),
    notes: state.notes.length,
    ...(damage && { damage }),
  };
};

/** The reviews, for a person who may read them. */
const reviewsAnswer = ({ reviews, next }: ListedReviews, actor: Actor, today: CalendarDate): ReviewsAnswer => ({
  rows: reviews.flatMap(({ stream }) => (stream ? row(stream, actor) : [])),
  unreadable: reviews.flatMap(({ key, stream }) => (stream ? [] : key)),
  ...(next &&
    isReviewKey(next.reference) && {
      next: { key: next.reference, due: next.due, overdue: isOverdue(next, today) },
    }),
});

/** One review, with the frozen figures, for a person who may read it. */
const reviewAnswer = (stream: ReviewStream, actor: Actor): ReviewAnswer => {
  const { state, damage } = stream;
  const named = namesIn(stream, actor);
  return {
    ...state,
    sequence: lastCommit(stream).sequence,
    heldBy: named(state.heldBy),
    notes: state.notes.map(({ at, by, comment }) => ({ at, by: named(by), comment })),
    ...(damage && { damage }),
  };
};

/** The settings in force and their history, for a person who may read them. */
const settingsAnswer = ({ organisation, commits, damage }: Settings, actor: Actor): SettingsAnswer => {
  const { rules, objectives, triageChannel, environment } = organisation;
  return {
    rules: ruleTable.map(({ name, unit, of, least, most }) => ({
      name,
      unit,
      value: of(rules),
      usual: of(defaultRules),
      least,
      most,
    })),
    objectives: objectives ?? { version: 0, texts: [] },
    ...(triageChannel && { triageChannel: nameOf(triageChannel) }),
    environment: Object.entries(environment)
      .map(([name, value]) => ({ name, value }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    history: historyOf(commits, actor),
    mayChange: !damage && permitted('changeRules', actor, undefined) === undefined,
    ...(damage && { damage }),
  };
};

const historyOf = (commits: Settings['commits'], { id: me }: Actor): readonly SettingsChange[] => {
  let before = newOrganisation;
  const settingsChanges = commits.map(({ sequence, at, actorId, actorName, events }): SettingsChange => {
    const changes = events.flatMap((event) => {
      const changed = changesBy(event, before);
      before = evolveOrganisation(before, event);
      return changed;
    });
    const because = events
      .flatMap((event) =>
        event.type === 'RulesChanged' || event.type === 'ObjectivesChanged'
          ? event.because
          : event.type === 'RowSetAside'
            ? event.reason
            : [],
      )
      .join('\n');
    const setAside = events.find((event) => event.type === 'RowSetAside');
    const name = setAside?.by ?? actorName;
    const by = { me: actorId === me, ...(name && { name }) };
    return {
      sequence,
      at,
      by,
      ...(actorId === tentwo.id && !setAside && { byServer: true }),
      ...(because && { because }),
      changes,
    };
  });
  // Personal choices (deputy, snoozed reminders) are not settings.
  return settingsChanges.filter(({ changes }) => changes.length > 0).reverse();
};

/** Teams does not tell a bot what a channel is called. */
const nameOf = ({ channelName, channelId }: { channelName: string; channelId: string }): string =>
  channelName || channelId;

const setAsideNames: Readonly<Record<Extract<OrganisationEvent, { type: 'RowSetAside' }>['outcome'], string>> = {
  restored: 'rowSetAside',
  removed: 'rowSetAside',
  missing: 'rowSetAside',
  putBack: 'rowPutBack',
  lost: 'rowLost',
};

const changesBy = (
  event: OrganisationEvent,
  { triageChannel, objectives }: Organisation,
): SettingsChange['changes'] => {
  switch (event.type) {
    case 'RulesChanged':
      return event.changes;
    case 'EnvironmentChanged':
      return event.changes.map(({ name, old, new: now }) => ({
        name,
        ...(old !== undefined && { old }),
        ...(now !== undefined && { new: now }),
      }));
    case 'TriageChannelChosen':
      return [{ name: 'triageChannel', ...(triageChannel && { old: nameOf(triageChannel) }), new: nameOf(event) }];
    case 'ObjectivesChanged':
      return [
        {
          name: 'objectives',
          ...(objectives && { old: objectives.texts.join('; ') }),
          ...(event.objectives.length > 0 && { new: event.objectives.join('; ') }),
        },
      ];
    case 'ProcedureApproved':
      return [{ name: 'procedureApproved', new: event.version }];
    case 'RowSetAside':
      return [
        {
          name: setAsideNames[event.outcome],
          new: event.row
            ? `${event.row} (${[event.list, event.item].filter(Boolean).join(', ')})`
            : `${event.list}, ${event.item}`,
        },
      ];
    case 'DeputyNamed':
    case 'ReviewSnoozed':
      return [];
    default:
      return event satisfies never;
  }
};
