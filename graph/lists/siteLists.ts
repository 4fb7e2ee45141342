import { contributionsList } from './contributions.ts';
import { conversationsList } from './conversations.ts';
import { correctiveActionsList } from './correctiveActions.ts';
import { evidenceLibrary, type Library } from './evidence.ts';
import { historyList } from './history.ts';
import type { ListTable } from './listTable.ts';
import { messagesList } from './messages.ts';
import { nonconformitiesList } from './nonconformities.ts';

/** Every list of the site, in the order in which they are made. */
export const siteLists: readonly ListTable[] = [
  historyList,
  nonconformitiesList,
  correctiveActionsList,
  contributionsList,
  messagesList,
  conversationsList,
];

/** Its document libraries, which are made after the lists. */
export const siteLibraries: readonly Library[] = [evidenceLibrary];
