import type { BotTools } from '../botTools.ts';
import { welcomeCard } from '../cards/messages/welcomeCard.ts';
import type { Activity } from '../incoming/activity/activity.ts';
import type { ActivityContext } from '../incoming/activity/activityContext.ts';
import { conversationOf } from '../incoming/activity/conversationReferences.ts';

/** What an activity means for the bot: other members are ignored. */
const changeOf = (activity: Activity): 'installed' | 'removed' | undefined => {
  const isBot = ({ id }: { readonly id: string }) => id === activity.recipient.id;
  if (activity.type === 'installationUpdate') {
    if (activity.action === 'add' || activity.action === 'add-upgrade') return 'installed';
    return activity.action === 'remove' ? 'removed' : undefined;
  }
  // Teams sends both for one install; this one has no locale, so the welcome would be in the wrong language.
  if (activity.membersAdded?.some(isBot)) return activity.locale ? 'installed' : undefined;
  return activity.membersRemoved?.some(isBot) ? 'removed' : undefined;
};

/**
 * Remembers the conversation and posts one welcome: Teams reports an install twice, the Playground at every reload.
 * @throws Fault when the conversation cannot be remembered or the welcome cannot be posted
 */
export const answerInstall = async (context: ActivityContext, tools: BotTools): Promise<void> => {
  const change = changeOf(context.activity);
  const conversation = conversationOf(context);
  if (!change || !conversation) return;
  const { conversations, outgoing } = tools.room;
  const work = tools.keyedMutex(conversation.conversationId, async () => {
    if (change === 'removed') return tools.conversationReferences.markGone(conversation.conversationId);
    const known = conversation.personId
      ? await conversations.ofPerson(conversation.personId)
      : await conversations.ofChannel(conversation.conversationId);
    // Another replica may have handled the uninstall.
    const isNew = await tools.conversationReferences.remember(conversation, 'anew');
    if (known || !isNew) return;
    await outgoing.post(context.where, welcomeCard.render({ shared: context.shared }, tools.drawing(context.language)));
  });
  if (!(await context.deadline.for(work))) tools.background.keep('install.late', work);
};
