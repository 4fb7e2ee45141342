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

/** The site's document libraries, which are created after the lists. */
export const siteLibraries: readonly Library[] = [evidenceLibrary];
