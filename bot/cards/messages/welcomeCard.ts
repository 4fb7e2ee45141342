import type { Drawing } from '../drawing.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { heading, plain, quiet } from '../parts/texts.ts';
import { waysForward } from './helpCard.ts';

export type WelcomeView = { readonly shared: boolean };

/** Posted once, when the bot is installed for a person or a team. */
const render = ({ shared }: WelcomeView, drawing: Drawing): AdaptiveCard => {
  const { welcome, help } = drawing.words;
  return card(
    [
      heading(welcome.title),
      plain(shared ? welcome.team : welcome.person),
      plain(shared ? help.howShared : help.how),
      quiet(shared ? welcome.chooseChannel : help.commands),
    ],
    waysForward(shared, drawing),
  );
};

export const welcomeCard = { verbs: [], render } as const;
