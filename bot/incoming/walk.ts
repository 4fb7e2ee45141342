import { languageOf } from '../../procedure/words/languages.ts';
import type { BotTools } from '../botTools.ts';
import { answerInstall } from '../dialogues/answerInstall.ts';
import { answerMeeting } from '../dialogues/answerMeeting.ts';
import { answerMessage } from '../dialogues/answerMessage.ts';
import { type Activity, activitySchema, isOfTenant, isShared } from './activity/activity.ts';
import { answerInvoke, invokeSentence } from './invokes/answerInvoke.ts';
import { readMeetingEvent } from './activity/meetingEvent.ts';
import { type Patience, startPatience } from './deadline.ts';
import type { Turn } from './activity/activityContext.ts';
import type { Walk, WalkAnswer } from './walkAnswer.ts';

const answerWithin = 2500;
const done: WalkAnswer = { status: 200 };

const turnOf = (activity: Activity, patience: Patience): Turn => {
  const { from, conversation, serviceUrl, locale } = activity;
  return {
    activity,
    language: languageOf(locale ?? undefined),
    where: { serviceUrl, conversationId: conversation.id },
    shared: isShared(activity),
    person: from.aadObjectId ? { id: from.aadObjectId, name: from.name ?? '' } : undefined,
    patience,
  };
};

export const createWalk = (tools: BotTools): Walk => {
  const { room } = tools;

  const answer = async (turn: Turn): Promise<WalkAnswer> => {
    const { activity } = turn;
    const { words } = tools.drawing(turn.language);
    const isInvoke = activity.type === 'invoke';
    if (!isOfTenant(activity, room.tenantId)) {
      room.log('warn', 'activity.otherTenant', { invoke: isInvoke });
      return isInvoke ? invokeSentence(activity.name, words.otherOrganisation) : done;
    }
    if (isInvoke) return answerInvoke(turn, tools);
    if (activity.type === 'message') await answerMessage(turn, tools);
    if (activity.type === 'installationUpdate' || activity.type === 'conversationUpdate')
      await answerInstall(turn, tools);
    const meeting = readMeetingEvent(activity);
    if (meeting) await answerMeeting(meeting, turn, tools);
    return done;
  };

  return async (body) => {
    const read = activitySchema.safeParse(body);
    if (!read.success) {
      room.log('warn', 'activity.unreadable', { field: read.error.issues[0]?.path.join('.') });
      return { status: 400, body: { error: 'Bad request' } };
    }
    const patience = startPatience(room.answerWithin ?? answerWithin);
    const turn = turnOf(read.data, patience);
    try {
      return await answer(turn);
    } catch (error) {
      // The one place where an exception ends. Teams would deliver a message again after a 5xx, and show nothing of it.
      const trouble = tools.troubles.of(error, read.data.type);
      const { words } = tools.drawing(turn.language);
      return read.data.type === 'invoke'
        ? invokeSentence(read.data.name, `${words.trouble.notNow(words.trouble.bug)} ${words.trouble.id(trouble.id)}`)
        : done;
    } finally {
      patience.end();
    }
  };
};
