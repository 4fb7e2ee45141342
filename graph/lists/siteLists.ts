import { contributionsList } from './contributions.ts';
import { conversationsList } from './conversations.ts';
import { correctiveActionsList } from './correctiveActions.ts';
import { evidenceLibrary, type Library } from './evidence.ts';
import { historyList } from './history.ts';
import type { ListTable } from './listTable.ts';
import { messagesList } from './messages.ts';
import { nonconformitiesList } from './nonconformities.ts';

/** Every list of the site, in the order of creation. */
export const siteLists: readonly ListTable[] = [
  historyList,
  nonconformitiesList,
  correctiveActionsList,
  contributionsList,
  messagesList,
  conversationsList,
];

/**
 * Lists whose rows TenTwo does not write again once they are deleted, and never deletes itself: checkpoints record the
 * ids of their items.
 */
export const watchedLists: readonly ListTable[] = [contributionsList, messagesList, conversationsList];

/** The site's document libraries, which are created after the lists. */
export const siteLibraries: readonly Library[] = [evidenceLibrary];
