import type { BotTools } from '../../botTools.ts';
import { problemIn } from '../../cards/session/fiveWhysView.ts';
import { isSessionMove } from '../../cards/session/sessionVerbs.ts';
import { viewOf } from './findSession.ts';
import { type Giving, give, givingId } from './giveInSession.ts';
import type { Sent } from './sendForm.ts';

const undo = 'undo/';

/** What was chosen in the menu: done at once, or its form comes next. @throws Fault */
export const takeMove = async (giving: Giving, tools: BotTools): Promise<Sent> => {
  const { move = '' } = giving.typed;
  const { asked } = giving.known;
  const given = async (contribution: Parameters<typeof give>[0], said: 'moved' | 'undone'): Promise<Sent> => {
    const refusal = await give(contribution, giving, tools);
    return refusal ? { kind: 'refused', refusal } : { kind: 'done', said };
  };
  if (move.startsWith(undo)) return given({ type: 'Removed', what: move.slice(undo.length) }, 'undone');
  if (!isSessionMove(move) || move === 'undo') return { kind: 'missing', field: 'move' };
  switch (move) {
    case 'begin':
    case 'back':
      return given({ type: 'StepTaken', step: 'whys' }, 'moved');
    case 'ask':
      return given({ type: 'StepTaken', step: 'agreement' }, 'moved');
    case 'bringDown':
      // Delivered again it is not posted again.
      if (tools.isFirst(`session/bringDown/${givingId(giving, '', tools)}`))
        await tools.room.sessionCards.bringDown(asked.stream.state.reference, asked.session.id);
      return { kind: 'done', said: 'broughtDown' };
    case 'problem': {
      const { problem, implications } = problemIn(viewOf(giving.known));
      return { kind: 'next', form: 'problem', typed: { problem, implications } };
    }
    default:
      return { kind: 'next', form: move, typed: {} };
  }
};
