import type { BotTools } from '../botTools.ts';
import { welcomeCard } from '../cards/messages/welcomeCard.ts';
import type { Activity } from '../incoming/activity/activity.ts';
import { placeOf } from '../incoming/activity/conversationReferences.ts';
import type { Turn } from '../incoming/activity/activityContext.ts';

/** What an activity means for us: other members come and go without a word. */
const changeOf = (activity: Activity): 'installed' | 'removed' | undefined => {
  const isBot = ({ id }: { readonly id: string }) => id === activity.recipient.id;
  if (activity.type === 'installationUpdate') {
    if (activity.action === 'add' || activity.action === 'add-upgrade') return 'installed';
    return activity.action === 'remove' ? 'removed' : undefined;
  }
  // Teams sends both for one install; without a locale we would greet in the wrong language, and the other has it.
  if (activity.membersAdded?.some(isBot)) return activity.locale ? 'installed' : undefined;
  return activity.membersRemoved?.some(isBot) ? 'removed' : undefined;
};

/**
 * Remembers where it was installed and says hello, once: Teams tells of an install twice, the Playground at every reload.
 * @throws Fault when the place cannot be remembered or the welcome not be posted
 */
export const answerInstall = async (turn: Turn, tools: BotTools): Promise<void> => {
  const change = changeOf(turn.activity);
  const conversation = placeOf(turn);
  if (!change || !conversation) return;
  const { conversations, outgoing } = tools.room;
  const work = tools.inTurn(conversation.conversationId, async () => {
    if (change === 'removed') return tools.places.forget(conversation.conversationId);
    const known = conversation.personId
      ? await conversations.ofPerson(conversation.personId)
      : await conversations.ofChannel(conversation.conversationId);
    // Another replica may have heard that it was taken off here.
    const isNew = await tools.places.remember(conversation, 'anew');
    if (known || !isNew) return;
    await outgoing.post(turn.where, welcomeCard.render({ shared: turn.shared }, tools.drawing(turn.language)));
  });
  if (!(await turn.patience.for(work))) tools.behind.keep('install.late', work);
};
