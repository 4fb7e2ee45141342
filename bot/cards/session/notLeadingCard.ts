import type { Drawing } from '../drawing.ts';
import { button, buttonData, type Scene } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { notice, plain } from '../parts/texts.ts';
import type { FiveWhysView } from './fiveWhysView.ts';

type View = FiveWhysView & {
  readonly scene: Scene;
  /** Guests cannot take over. */
  readonly mayTakeOver: boolean;
  /** Why it was not taken over. */
  readonly refused?: string | undefined;
};

/** Everyone sees *Facilitate…*; a person who does not lead learns that, but not who does. */
const render = ({ record, session, scene, mayTakeOver, refused }: View, drawing: Drawing): AdaptiveCard => {
  const { lead, button: words } = drawing.words.session;
  const data = buttonData(drawing.nonce(), record.reference, session.opened.sequence);
  return card(
    [
      refused === undefined ? undefined : notice(refused, 'warning'),
      plain(mayTakeOver ? lead.notYours : lead.notForGuests),
    ],
    [
      mayTakeOver ? button(scene, 'session.takeOver', words.takeOver, data) : undefined,
      button(scene, 'session.show', words.show, data),
    ],
  );
};

export const notLeadingCard = { render } as const;
