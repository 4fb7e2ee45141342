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

/** A meeting after something was done in it, and what the bot answered if it was told. */
export type MeetingResult = { readonly meeting: Meeting; readonly answers: readonly BotAnswer[] };

export const isOngoing = (meeting: Meeting): boolean => meeting.started !== null && meeting.endedAt === null;

/**
 * Scheduled meetings of channels: their chat is a thread, and the bot hears when they start and end. The first who comes in
 * starts one, also one that had ended; the last who leaves ends it.
 */
export class Meetings {
  readonly #parts: MeetingParts;

  constructor(parts: MeetingParts) {
    this.#parts = parts;
  }

  /** Announces it in the channel by a message, under which its thread is. */
  schedule(organizer: SeededPerson, channelId: string, title: string): Meeting {
    const { chat, now } = this.#parts;
    const content = { text: title, format: 'plain', attachments: [], mentions: [] } as const;
    const { root } = chat.post({ ...content, conversation: channelId, thread: true, sender: organizer.id });
    const place = { conversation: channelId, root };
    return this.#keep({
      ...{ ...place, id: meetingIdOf(place), title, organizer: organizer.id, scheduledAt: now().toISOString() },
      ...{ started: null, endedAt: null, present: [], stage: null },
    });
  }

  async join(person: SeededPerson, meeting: Meeting, deliveries?: Deliveries): Promise<MeetingResult> {
    const present = [...meeting.present.filter((id) => id !== person.id), person.id];
    if (isOngoing(meeting)) return { meeting: this.#keep({ ...meeting, present }), answers: [] };
    const at = this.#parts.now().toISOString();
    const started = this.#keep({ ...meeting, present, started: { by: person.id, at }, endedAt: null });
    return { meeting: started, answers: await this.#tell('Start', started, deliveries) };
  }

  async leave(person: SeededPerson, meeting: Meeting, deliveries?: Deliveries): Promise<MeetingResult> {
    const present = meeting.present.filter((id) => id !== person.id);
    if (present.length === 0) return this.end(meeting, deliveries);
    const stage = meeting.stage?.by === person.id ? null : meeting.stage;
    return { meeting: this.#keep({ ...meeting, present, stage }), answers: [] };
  }

  /** Ends it for everybody; one that does not go on stays as it is. */
  async end(meeting: Meeting, deliveries?: Deliveries): Promise<MeetingResult> {
    if (!isOngoing(meeting)) return { meeting, answers: [] };
    const endedAt = this.#parts.now().toISOString();
    const ended = this.#keep({ ...meeting, present: [], stage: null, endedAt });
    return { meeting: ended, answers: await this.#tell('End', ended, deliveries) };
  }

  /** Shows a page of the app to everybody in the meeting, or no longer. */
  share(person: SeededPerson, meeting: Meeting, url: string | null): Meeting {
    return this.#keep({ ...meeting, stage: url === null ? null : { url, by: person.id } });
  }

  #keep(meeting: Meeting): Meeting {
    const { store, feed } = this.#parts;
    store.saveMeeting(meeting);
    feed.publish({ type: 'meetings' }, (person) => canSeeConversation(person, meeting.conversation));
    return meeting;
  }

  async #tell(
    kind: 'Start' | 'End',
    meeting: Meeting,
    deliveries: Deliveries | undefined,
  ): Promise<readonly BotAnswer[]> {
    const { deliver, now, serviceUrl, switches } = this.#parts;
    const { silentMeetings, untitledMeetings } = switches();
    if (silentMeetings) return [];
    const moment = { id: randomUUID(), now: now(), serviceUrl: serviceUrl(), untitled: untitledMeetings };
    return deliver(meetingActivity(kind, meeting, moment), deliveries);
  }
}
