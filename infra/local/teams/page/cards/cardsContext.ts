import { createContext, useContext } from 'react';
import type { PressedButton } from '../../cards/cardAction.ts';
import type { ChatMessage, Choice } from '../../wire.ts';

/** State of a message's card in this window only. */
export type CardState = {
  readonly busy: boolean;
  /** Card from the last answer, shown to this person until the message is edited (`revision` grows). */
  readonly view: { readonly revision: number; readonly card: unknown } | undefined;
  readonly note: { readonly text: string; readonly failed: boolean } | undefined;
};

export type Cards = {
  readonly stateOf: (message: ChatMessage) => CardState;
  readonly press: (message: ChatMessage, button: PressedButton) => void;
  /** Requests this person's view of a card that offers `refresh`. */
  readonly refresh: (message: ChatMessage, card: unknown, trigger: 'manual' | 'automatic') => void;
  /** Runs the app's message action. */
  readonly report: (message: ChatMessage) => void;
  readonly search: (message: ChatMessage, dataset: string, text: string) => Promise<readonly Choice[]>;
  readonly openLink: (url: string) => void;
};

export const CardsContext = createContext<Cards | undefined>(undefined);

export function useCards(): Cards {
  const cards = useContext(CardsContext);
  if (!cards) throw new Error('useCards must be used inside CardsProvider.');
  return cards;
}
