import { languageOf } from '../../procedure/words/languages.ts';
import type { BotTools } from '../botTools.ts';
import { answerInstall } from '../dialogues/answerInstall.ts';
import { answerMeeting } from '../dialogues/answerMeeting.ts';
import { answerMessage } from '../dialogues/answerMessage.ts';
import { type Activity, activitySchema, isOfTenant, isShared } from './activity/activity.ts';
import type { ActivityContext, Walk, WalkAnswer } from './activity/activityContext.ts';
import { readMeetingEvent } from './activity/meetingEvent.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { answerInvoke, invokeSentence } from './invokes/answerInvoke.ts';

const answerWithin = 2500;
const done: WalkAnswer = { status: 200 };

const contextOf = (activity: Activity, deadline: Deadline): ActivityContext => {
  const { from, conversation, serviceUrl, locale } = activity;
  return {
    activity,
    language: languageOf(locale ?? undefined),
    where: { serviceUrl, conversationId: conversation.id },
    shared: isShared(activity),
    person: from.aadObjectId ? { id: from.aadObjectId, name: from.name ?? '' } : undefined,
    deadline,
  };
};

export const createWalk = (tools: BotTools): Walk => {
  const { room } = tools;

  const answer = async (context: ActivityContext): Promise<WalkAnswer> => {
    const { activity } = context;
    const { words } = tools.drawing(context.language);
    const isInvoke = activity.type === 'invoke';
    if (!isOfTenant(activity, room.tenantId)) {
      room.log('warn', 'activity.otherTenant', { invoke: isInvoke });
      return isInvoke ? invokeSentence(activity.name, words.otherOrganisation) : done;
    }
    if (isInvoke) return answerInvoke(context, tools);
    if (activity.type === 'message') await answerMessage(context, tools);
    if (activity.type === 'installationUpdate' || activity.type === 'conversationUpdate')
      await answerInstall(context, tools);
    const meeting = readMeetingEvent(activity);
    if (meeting) await answerMeeting(meeting, context, tools);
    return done;
  };

  return async (body) => {
    const read = activitySchema.safeParse(body);
    if (!read.success) {
      room.log('warn', 'activity.unreadable', { field: read.error.issues[0]?.path.join('.') });
      return { status: 400, body: { error: 'Bad request' } };
    }
    const deadline = startDeadline(room.answerWithin ?? answerWithin);
    const context = contextOf(read.data, deadline);
    try {
      return await answer(context);
    } catch (error) {
      // The one place that catches every exception. Teams would redeliver a message after a 5xx, and show nothing of it.
      const trouble = tools.troubles.of(error, read.data.type);
      const { words } = tools.drawing(context.language);
      return read.data.type === 'invoke'
        ? invokeSentence(read.data.name, `${words.trouble.notNow(words.trouble.bug)} ${words.trouble.id(trouble.id)}`)
        : done;
    } finally {
      deadline.end();
    }
  };
};
