import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import { type Reference, readReference } from '../../procedure/record/values/reference.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { commandIdOfMessage } from '../../procedure/useCases/commits/commandId.ts';
import type { BotTools } from '../botTools.ts';
import type { ActivityContext } from '../incoming/activity/activityContext.ts';
import type { MeetingEvent } from '../incoming/activity/meetingEvent.ts';
import type { Meeting } from '../outgoing/botOutgoing.ts';
import { referenceShape } from './readText.ts';
import { openFiveWhys } from './work/openFiveWhys.ts';

/**
 * A meeting whose title names a nonconformity: its 5-Whys card is posted when it starts, if the person who started or
 * organised it may open one, and the summary when it ends. In all other meetings the bot is silent.
 */
export const answerMeeting = async (event: MeetingEvent, context: ActivityContext, tools: BotTools): Promise<void> => {
  const { conversationId } = context.where;
  if (!tools.isFirst(`meeting/${event.what}/${conversationId}/${event.occurrence}`)) return;
  tools.background.run('meeting.unanswered', () => (event.what === 'start' ? begin : end)(event, context, tools));
};

/** The thread that is the meeting's chat. */
const threadOf = ({ where, language }: ActivityContext): ConversationReference => ({
  kind: 'channel',
  ...where,
  language,
});

const referenceIn = (title: string | undefined): Reference | undefined =>
  readReference(referenceShape.exec(title ?? '')?.[0] ?? '');

/** If the permission is not granted or Teams does not answer, the event's own data have to suffice. */
const askedOf = async (
  { meetingId }: MeetingEvent,
  { where }: ActivityContext,
  { room }: BotTools,
): Promise<Meeting | undefined> => {
  try {
    return await room.outgoing.meeting(where, meetingId);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    room.log('warn', 'meeting.unread', { code: error.code });
    return undefined;
  }
};

const begin = async (event: MeetingEvent, context: ActivityContext, tools: BotTools): Promise<void> => {
  const { room } = tools;
  const named = referenceIn(event.title);
  // Nothing is requested about a meeting whose title names no record.
  if (!named && event.title !== undefined) return;
  const starter = context.person && (await tools.actorOf(context, context.person));
  const open = async (reference: Reference, actor: Actor) => {
    const commandId = commandIdOfMessage(
      context.where.conversationId,
      `${event.meetingId}/${event.occurrence}`,
      room.digest,
    );
    return openFiveWhys({ reference, actor, commandId, conversation: threadOf(context) }, tools);
  };
  const first = named && starter && (await open(named, starter));
  if (first?.kind === 'shown') return;
  const meeting = await askedOf(event, context, tools);
  const reference = named ?? referenceIn(meeting?.title);
  if (!reference) return;
  const others = [named ? undefined : starter, organizerOf(meeting, tools)];
  for (const actor of others.filter((one) => one !== undefined))
    if ((await open(reference, actor)).kind === 'shown') return;
  room.log('warn', 'meeting.notOpened', { ref: reference });
};

/** Rights follow from roles and the record; a guest has neither. */
const organizerOf = (meeting: Meeting | undefined, { room }: BotTools): Actor | undefined =>
  meeting?.organizer === undefined
    ? undefined
    : { id: meeting.organizer, name: '', roles: room.people.rolesOf(meeting.organizer), guest: false };

const end = async (event: MeetingEvent, context: ActivityContext, { room }: BotTools): Promise<void> => {
  const meeting = room.digest(`${event.meetingId}/${event.occurrence}`).slice(0, 16);
  const named = referenceIn(event.title);
  const references = named ? [named] : event.title === undefined ? liveIn(room) : [];
  for (const reference of references) await room.sessionCards.summarize(reference, threadOf(context), meeting);
};

/** Without a title it may be about any live session. */
const liveIn = ({ register }: BotTools['room']): readonly Reference[] =>
  [...register.all()].flatMap(({ reference, measured }) => (measured?.live ? reference : []));
