import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import { type Reference, readReference } from '../../procedure/record/values/reference.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { commandIdOfMessage } from '../../procedure/useCases/commits/commandId.ts';
import type { BotTools } from '../botTools.ts';
import type { MeetingEvent } from '../incoming/activity/meetingEvent.ts';
import type { Turn } from '../incoming/activity/activityContext.ts';
import type { Meeting } from '../outgoing/botOutgoing.ts';
import { openFiveWhys } from './work/openFiveWhys.ts';
import { referenceShape } from './readText.ts';

/**
 * A meeting whose title names a nonconformity: its 5-Whys card comes when it starts, if whoever started or organised it
 * may open one, and the summary when it ends. In every other meeting the bot is silent: nobody asked it anything.
 */
export const answerMeeting = async (event: MeetingEvent, turn: Turn, tools: BotTools): Promise<void> => {
  const { conversationId } = turn.where;
  if (!tools.isFirst(`meeting/${event.what}/${conversationId}/${event.occurrence}`)) return;
  tools.behind.run('meeting.unanswered', () => (event.what === 'start' ? begin : end)(event, turn, tools));
};

/** The thread that is the meeting's chat. */
const threadOf = ({ where, language }: Turn): ConversationReference => ({ kind: 'channel', ...where, language });

const referenceIn = (title: string | undefined): Reference | undefined =>
  readReference(referenceShape.exec(title ?? '')?.[0] ?? '');

/** Where the organisation has not granted it, or Teams does not answer, what the event says has to do. */
const askedOf = async (
  { meetingId }: MeetingEvent,
  { where }: Turn,
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

const begin = async (event: MeetingEvent, turn: Turn, tools: BotTools): Promise<void> => {
  const { room } = tools;
  const named = referenceIn(event.title);
  // Of a meeting with a title that names none nothing is asked.
  if (!named && event.title !== undefined) return;
  const starter = turn.person && (await tools.actorOf(turn, turn.person));
  const open = async (reference: Reference, actor: Actor) => {
    const commandId = commandIdOfMessage(
      turn.where.conversationId,
      `${event.meetingId}/${event.occurrence}`,
      room.digest,
    );
    return openFiveWhys({ reference, actor, commandId, conversation: threadOf(turn) }, tools);
  };
  const first = named && starter && (await open(named, starter));
  if (first?.kind === 'shown') return;
  const meeting = await askedOf(event, turn, tools);
  const reference = named ?? referenceIn(meeting?.title);
  if (!reference) return;
  const others = [named ? undefined : starter, organizerOf(meeting, tools)];
  for (const actor of others.filter((one) => one !== undefined))
    if ((await open(reference, actor)).kind === 'shown') return;
  room.log('warn', 'meeting.notOpened', { ref: reference });
};

/** What he may do he may by his roles and by the record; a guest has nothing of either. */
const organizerOf = (meeting: Meeting | undefined, { room }: BotTools): Actor | undefined =>
  meeting?.organizer === undefined
    ? undefined
    : { id: meeting.organizer, name: '', roles: room.people.rolesOf(meeting.organizer), guest: false };

const end = async (event: MeetingEvent, turn: Turn, { room }: BotTools): Promise<void> => {
  const meeting = room.digest(`${event.meetingId}/${event.occurrence}`).slice(0, 16);
  const named = referenceIn(event.title);
  const references = named ? [named] : event.title === undefined ? liveIn(room) : [];
  for (const reference of references) await room.sessionCards.summarize(reference, threadOf(turn), meeting);
};

/** Without a title it may be about any session that lives. */
const liveIn = ({ register }: BotTools['room']): readonly Reference[] =>
  [...register.all()].flatMap(({ reference, measured }) => (measured?.live ? reference : []));
