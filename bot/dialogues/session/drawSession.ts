import type { Refusal } from '../../../procedure/commands/refusal.ts';
import type { BotTools } from '../../botTools.ts';
import type { Press } from '../../cards/press.ts';
import { fiveWhysCard } from '../../cards/session/fiveWhysCard.ts';
import type { PressAnswer } from '../pressing.ts';
import { readAgain, viewOf } from './findSession.ts';
import type { KnownSession } from './knownSession.ts';

export type SessionNote = { readonly text: string; readonly style: 'good' | 'warning' };

/** The current card for the person who pressed; everyone else's is redrawn afterwards. */
export const drawSession = async (
  known: KnownSession,
  { language, scene }: Pick<Press, 'language' | 'scene'>,
  tools: BotTools,
  note?: SessionNote,
): Promise<PressAnswer> => {
  const view = viewOf(await readAgain(known, tools));
  return { card: fiveWhysCard.render({ ...view, scene, note }, tools.drawing(language)) };
};

export const withRefusal = async (
  refusal: Refusal,
  known: KnownSession,
  press: Pick<Press, 'language' | 'scene'>,
  tools: BotTools,
): Promise<PressAnswer> => {
  const text = tools.drawing(press.language).terms.refusal(refusal);
  return { ...(await drawSession(known, press, tools, { text, style: 'warning' })), refused: refusal.reason };
};
