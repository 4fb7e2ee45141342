import { randomUUID } from 'node:crypto';
import type { SeededPerson } from '../../tenant.ts';
import { type Chat, canSeeConversation } from '../chat/chat.ts';
import type { ChatStore } from '../chat/chatStore.ts';
import type { BotAnswer, Deliver, Deliveries } from '../chat/delivery.ts';
import type { LiveFeed } from '../chat/liveFeed.ts';
import type { Meeting, Switches } from '../wire.ts';
import { meetingActivity, meetingIdOf } from './meetingActivity.ts';

export type MeetingParts = {
  readonly chat: Chat;
  readonly store: ChatStore;
  readonly feed: LiveFeed;
  readonly deliver: Deliver;
  readonly now: () => Date;
  readonly serviceUrl: () => string;
  readonly switches: () => Switches;
};

/** A changed meeting, and the bot's answers if it was notified. */
export type MeetingResult = { readonly meeting: Meeting; readonly answers: readonly BotAnswer[] };

export const isOngoing = (meeting: Meeting): boolean => meeting.started !== null && meeting.endedAt === null;

/**
 * Scheduled channel meetings. Their chat is a thread, and the bot is notified when they start and end. The first person to join
 * starts or restarts a meeting; the last to leave ends it.
 */
export class Meetings {
  readonly #parts: MeetingParts;

  constructor(parts: MeetingParts) {
    this.#parts = parts;
  }

  /** Schedules a meeting and announces it in the channel with the first message of its thread. */
  schedule(organizer: SeededPerson, channelId: string, title: string): Meeting {
    const { chat, now } = this.#parts;
    const content = { text: title, format: 'plain', attachments: [], mentions: [] } as const;
    const { root } = chat.post({ ...content, conversation: channelId, thread: true, sender: organizer.id });
    const thread = { conversation: channelId, root };
    return this.#save({
      ...thread,
      id: meetingIdOf(thread),
      title,
      organizer: organizer.id,
      scheduledAt: now().toISOString(),
      started: null,
      endedAt: null,
      present: [],
      stage: null,
    });
  }

  async join(person: SeededPerson, meeting: Meeting, deliveries?: Deliveries): Promise<MeetingResult> {
    const present = [...meeting.present.filter((id) => id !== person.id), person.id];
    if (isOngoing(meeting)) return { meeting: this.#save({ ...meeting, present }), answers: [] };
    const at = this.#parts.now().toISOString();
    const started = this.#save({ ...meeting, present, started: { by: person.id, at }, endedAt: null });
    return { meeting: started, answers: await this.#notifyBot('Start', started, deliveries) };
  }

  async leave(person: SeededPerson, meeting: Meeting, deliveries?: Deliveries): Promise<MeetingResult> {
    const present = meeting.present.filter((id) => id !== person.id);
    if (present.length === 0) return this.end(meeting, deliveries);
    const stage = meeting.stage?.by === person.id ? null : meeting.stage;
    return { meeting: this.#save({ ...meeting, present, stage }), answers: [] };
  }

  /** Ends an ongoing meeting for everyone; otherwise does nothing. */
  async end(meeting: Meeting, deliveries?: Deliveries): Promise<MeetingResult> {
    if (!isOngoing(meeting)) return { meeting, answers: [] };
    const endedAt = this.#parts.now().toISOString();
    const ended = this.#save({ ...meeting, present: [], stage: null, endedAt });
    return { meeting: ended, answers: await this.#notifyBot('End', ended, deliveries) };
  }

  /** Shares a page of the app to the stage; null stops sharing. */
  share(person: SeededPerson, meeting: Meeting, url: string | null): Meeting {
    return this.#save({ ...meeting, stage: url === null ? null : { url, by: person.id } });
  }

  #save(meeting: Meeting): Meeting {
    const { store, feed } = this.#parts;
    store.saveMeeting(meeting);
    feed.publish({ type: 'meetings' }, (person) => canSeeConversation(person, meeting.conversation));
    return meeting;
  }

  async #notifyBot(
    kind: 'Start' | 'End',
    meeting: Meeting,
    deliveries: Deliveries | undefined,
  ): Promise<readonly BotAnswer[]> {
    const { deliver, now, serviceUrl, switches } = this.#parts;
    const { silentMeetings, untitledMeetings } = switches();
    if (silentMeetings) return [];
    const context = { id: randomUUID(), now: now(), serviceUrl: serviceUrl(), untitled: untitledMeetings };
    return deliver(meetingActivity(kind, meeting, context), deliveries);
  }
}
