import { answersTo, pathTo } from '../../../procedure/causes/causePath.ts';
import { type CauseHint, causeHint } from '../../../procedure/coach/causeHint.ts';
import type { Refusal } from '../../../procedure/commands/refusal.ts';
import { isLive } from '../../../procedure/record/sessions.ts';
import type { BotTools } from '../../botTools.ts';
import type { Typed } from '../../cards/parts/typed.ts';
import { problemIn } from '../../cards/session/fiveWhysView.ts';
import { statementOf } from '../../cards/session/forms/statementForm.ts';
import { isSessionMove, type SessionFormName } from '../../cards/session/sessionVerbs.ts';
import { viewOf } from './findSession.ts';
import { command, type Giving, give, giveText, givingId } from './giveInSession.ts';

/** The outcome of a submitted form. */
export type Sent =
  /** Done: the dialog closes with a sentence, or the next form is drawn. */
  | {
      readonly kind: 'done';
      readonly note?: 'moved' | 'undone' | 'broughtDown' | 'late';
      readonly next?: { readonly form: SessionFormName; readonly typed: Typed };
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Nothing was chosen. */
  | { readonly kind: 'missing'; readonly field: string }
  /** Nothing was done yet: a hint is shown, or another form follows. */
  | { readonly kind: 'hint'; readonly hint: CauseHint }
  | { readonly kind: 'next'; readonly form: SessionFormName; readonly typed: Typed };

const done: Sent = { kind: 'done' };
const sent = (came: Refusal | 'late' | undefined): Sent => {
  if (came === 'late') return { kind: 'done', note: 'late' };
  return came ? { kind: 'refused', refusal: came } : done;
};
const missing = (field: string): Sent => ({ kind: 'missing', field });

/** The coach's hint on an answer to this why. */
export const hintOf = (text: string, above: string, { known }: Pick<Giving, 'known'>): CauseHint | undefined => {
  const view = viewOf(known);
  const way = pathTo(view.fiveWhys.causes, above);
  return causeHint(text, { problem: problemIn(view).problem, above: way.at(-1)?.text });
};

/** A cause, then its evidence: two contributions of one press. */
const sendCause = async (giving: Giving, isSure: boolean, tools: BotTools): Promise<Sent> => {
  const { why = '', text = '', evidence } = giving.typed;
  const { session, fiveWhys } = giving.known.asked;
  const isTaken = isLive(session) && fiveWhys.step !== 'agreement';
  const hint = isTaken && !isSure ? hintOf(text, why, giving) : undefined;
  if (hint) return { kind: 'hint', hint };
  const came = await giveText({ type: 'CauseAdded', why, text }, giving, tools);
  if (came && came !== 'late') return sent(came);
  const cause = givingId(giving, '', tools);
  const shown =
    evidence && (await giveText({ type: 'EvidenceAdded', cause, text: evidence }, giving, tools, 'evidence'));
  if (shown || came) return sent(shown || came);
  return { kind: 'done', next: { form: 'cause', typed: { why } } };
};

/** One vote for each why; unchanged votes are not submitted again. */
const sendVotes = async (giving: Giving, tools: BotTools): Promise<Sent> => {
  const { asked, viewer } = giving.known;
  for (const index of [0, 1, 2]) {
    const [why = '', chosen = ''] = giving.typed[`vote.${index}`]?.split('/') ?? [];
    if (why === '') continue;
    const answers = answersTo(why, asked.fiveWhys.causes);
    const standing = answers.find(({ voters }) => voters.includes(viewer.id))?.id ?? '';
    if (standing === chosen) continue;
    const cause = chosen === '' ? {} : { cause: chosen };
    const refusal = await giveText({ type: 'VoteCast', why, ...cause }, giving, tools, why);
    if (refusal) return sent(refusal);
  }
  return done;
};

const sendObjection = async (giving: Giving, tools: BotTools): Promise<Sent> => {
  const { round: seen, objection = '' } = giving.typed;
  const { round } = giving.known.asked.fiveWhys;
  if (!round || String(round.number) !== seen) return sent({ reason: 'stale', of: 'round' });
  if (objection === '') return missing('objection');
  return sent(await give({ type: 'AgreementGiven', round: round.id, objection }, giving, tools));
};

const nextStatement = ({ typed: { cause }, known }: Giving): Sent => {
  if (cause === undefined) return missing('cause');
  const view = { ...viewOf(known), name: 'statement', viewer: known.viewer, scene: 'dialog' } as const;
  if (pathTo(view.fiveWhys.causes, cause).length === 0)
    return sent({ reason: 'invalid', problems: { cause: 'notThere' } });
  return { kind: 'next', form: 'statement', typed: statementOf(cause, view) };
};

/**
 * Submits what was typed in a form to the session.
 * @throws Fault
 */
export const sendForm = async (
  form: Exclude<SessionFormName, 'facilitate'>,
  giving: Giving,
  isSure: boolean,
  tools: BotTools,
): Promise<Sent> => {
  const { typed } = giving;
  const { problem, implications, cause, into, text, about, statement, category, despite, to } = typed;
  switch (form) {
    case 'problem':
      return sent(await give({ type: 'ProblemStated', problem, implications }, giving, tools));
    case 'cause':
      return sendCause(giving, isSure, tools);
    case 'evidence':
      return sent(await giveText({ type: 'EvidenceAdded', cause, text }, giving, tools));
    case 'vote':
      return sendVotes(giving, tools);
    case 'object':
      return sendObjection(giving, tools);
    case 'follow':
    case 'again':
      return sent(
        await give({ type: 'WhysAsked', whys: (typed.whys ?? '').split(',').filter(Boolean) }, giving, tools),
      );
    case 'merge':
      return sent(await give({ type: 'CausesMerged', cause, into }, giving, tools));
    case 'root':
      return nextStatement(giving);
    case 'statement':
      return sent(await give({ type: 'RootCauseChosen', cause: about, statement, category, despite }, giving, tools));
    case 'handOver':
      return to === undefined ? missing('to') : sent(await command('leadSession', { to }, giving, tools));
    case 'close':
      return sent(await command('closeSession', { aloneBecause: typed.aloneBecause }, giving, tools));
    default:
      return form satisfies never;
  }
};

const undo = 'undo/';

/**
 * Carries out the choice in the menu, or shows its form.
 * @throws Fault
 */
export const takeMove = async (giving: Giving, tools: BotTools): Promise<Sent> => {
  const { move = '' } = giving.typed;
  const { asked } = giving.known;
  const given = async (contribution: Parameters<typeof give>[0], note: 'moved' | 'undone'): Promise<Sent> => {
    const refusal = await give(contribution, giving, tools);
    return refusal ? { kind: 'refused', refusal } : { kind: 'done', note };
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
      // A repeated delivery does not post it again.
      if (tools.isFirst(`session/bringDown/${givingId(giving, '', tools)}`))
        await tools.room.sessionCards.bringDown(asked.stream.state.reference, asked.session.id);
      return { kind: 'done', note: 'broughtDown' };
    case 'problem': {
      const { problem, implications } = problemIn(viewOf(giving.known));
      return { kind: 'next', form: 'problem', typed: { problem, implications } };
    }
    default:
      return { kind: 'next', form: move, typed: {} };
  }
};
