import { permitted } from '../../../procedure/commands/permitted.ts';
import { readCommand } from '../../../procedure/commands/recordCommands.ts';
import type { Refusal } from '../../../procedure/commands/refusal.ts';
import { refusalOf } from '../../../procedure/offers/offered.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordCommit } from '../../../procedure/record/history/recordStream.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { commandIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import type { BotTools } from '../../botTools.ts';
import { type Drawing, offeringTo } from '../../cards/drawing.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';
import { sorryFor, type Trouble } from '../../cards/parts/trouble.ts';
import { keepTyped } from '../../cards/parts/typed.ts';
import type { Press, WorkIntent } from '../../cards/press.ts';
import { bareCard } from '../../cards/work/bareCard.ts';
import type { CommandForm } from '../../cards/work/commandForm.ts';
import { type WorkView, workCard } from '../../cards/work/workCard.ts';
import { workForms } from '../../cards/work/workForms.ts';
import { inTime } from '../inTime.ts';
import type { PressAnswer, Pressing } from '../pressing.ts';
import { learnChosen, withChosen } from './chosenPeople.ts';
import { drawAfterWork, isSettled, staleOn } from './drawAfterWork.ts';
import { peopleOf } from './drawRecord.ts';
import type { Known } from './knownRecord.ts';
import { sendLateWork } from './sendLateWork.ts';

type Done = Known & { readonly commit: RecordCommit };
/** The outcome: something to show, or a committed command. */
type Outcome = { readonly answer: PressAnswer } | { readonly done: Done };

/** Draws a command's form or carries out the command; if the outcome is not known in time, *Not saved yet*. */
export const answerWork = async (
  intent: WorkIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  // Where others can see it, typing is done in a dialog.
  if (context.shared && press.scene === 'chat') return { text: drawing.words.work.onlyInDialog };
  const came = await inTime(
    attempt(intent, press, context, tools),
    'work.late',
    press,
    context,
    tools,
    (outcome, trouble) => sayLate(outcome, trouble, intent, press, context, tools),
  );
  return 'value' in came
    ? settle(came.value, intent, press, tools)
    : giveBack(came.trouble, intent, press, context, tools);
};

const settle = (outcome: Outcome, { name }: WorkIntent, press: Press, tools: BotTools): PressAnswer =>
  'answer' in outcome ? outcome.answer : { card: drawDone(name, outcome.done, press, tools) };

/** What was done, and what comes next; messages that show the record follow by themselves. */
const drawDone = (
  name: WorkIntent['name'],
  done: Done,
  { language, scene }: Pick<Press, 'language' | 'scene'>,
  tools: BotTools,
): AdaptiveCard => {
  const drawing = tools.drawing(language);
  const note = { text: drawing.words.command[name].done, style: 'good' } as const;
  return drawAfterWork(name, done, { scene, note, commit: done.commit }, tools, drawing);
};

const sayLate = async (
  outcome: Outcome,
  trouble: Trouble,
  { name, step }: WorkIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<void> => {
  if (step !== 'send') return;
  if ('answer' in outcome) return tools.room.log('warn', 'work.lateRefused', { trouble: trouble.id });
  const card = drawDone(name, outcome.done, { ...press, scene: 'chat' }, tools);
  await sendLateWork(card, outcome.done.stream, context, tools);
};

const attempt = async (intent: WorkIntent, press: Press, context: Pressing, tools: BotTools): Promise<Outcome> => {
  const drawing = tools.drawing(press.language);
  const viewer = await tools.actorOf(context, context.person);
  const { read, look } = tools.room.handling;
  // A person who sends a form has seen the record, so a lagging read must not report it as unknown. A new form, and a
  // card without a sequence, need the current state.
  const isOfNow = intent.step !== 'send' || press.sequence === undefined;
  const stream = await (isOfNow ? look : read)(intent.reference, viewer, press.sequence);
  if (!stream) {
    // The command may have ended the person's part: a second delivery, or *Try again*, is answered with success.
    const before =
      intent.step === 'send' &&
      (await tools.room.handling.again(intent.reference, viewer, commandIdFor(intent, press, viewer, tools)));
    if (before) return { done: { stream: before.stream, commit: before.commit, viewer } };
    return { answer: { text: drawing.terms.refusal({ reason: 'unknown' }), refused: 'unknown' } };
  }
  const known: Known = { stream, viewer };
  tools.lastRead.set(keyOf(intent, context), known);
  await learnChosen(intent.name, press, tools);
  if (compares(intent.name)) await tools.room.register.prepared();
  return intent.step === 'send'
    ? carryOut(known, intent, press, tools)
    : { answer: open(known, intent, press, tools, drawing) };
};

const compares = (name: WorkIntent['name']): boolean => {
  const form: CommandForm = workForms[name];
  return form.compares ?? false;
};

/** As for every press: what was typed and this drawing of the card, not how old the card is. */
const commandIdFor = (
  { reference }: WorkIntent,
  { verb, n, inputs }: Press,
  { id: actor }: Known['viewer'],
  { room }: BotTools,
): string => commandIdOf({ actor, verb, data: { n, ref: reference }, inputs }, room.digest);

const keyOf = ({ reference }: WorkIntent, { person }: Pressing): string => `${person.id}/${reference}`;

const open = (known: Known, intent: WorkIntent, press: Press, tools: BotTools, drawing: Drawing): PressAnswer => {
  const { viewer, stream } = known;
  const { state: record } = stream;
  const { name, step } = intent;
  const refusal = refusalOf(name, record, offeringTo(viewer, record, drawing)) ?? staleOn(name, record, press);
  if (refusal) return withRefusal(refusal, intent, known, press, tools);
  const form = workForms[name];
  if (form.fits?.(record) === false) return withSentence(drawing.words.work.tooLarge, intent, known, press, tools);
  if (step === 'open') return drawForm(known, intent, press, tools, { typed: form.typedOf(record, drawing, viewer) });
  const typed = keepTyped(press.inputs, form.limits);
  return drawForm(known, intent, press, tools, { typed: form.more?.typed(typed) ?? typed, n: press.n });
};

const carryOut = async (known: Known, intent: WorkIntent, press: Press, tools: BotTools): Promise<Outcome> => {
  const { room } = tools;
  const { viewer, stream } = known;
  const { name, reference } = intent;
  const { inputs, sequence: seen } = press;
  if (workForms[name].fits?.(stream.state) === false && !permitted(name, viewer, stream.state))
    return { answer: withSentence(tools.drawing(press.language).words.work.tooLarge, intent, known, press, tools) };
  const form = workForms[name].formOf(inputs, stream.state, press);
  const read = readCommand(name, reference, form, room.handling.organisationContext().today);
  if ('refusal' in read) return { answer: answerRefused(read.refusal, known, intent, press, tools) };
  const commandId = commandIdFor(intent, press, viewer, tools);
  const handled = await room.handling.handle({ command: read.command, actor: viewer, commandId, seen });
  if (handled.kind === 'done') return { done: { stream: handled.stream, commit: handled.commit, viewer } };
  // It may have moved on since it was read.
  const now = await room.handling.read(reference, viewer);
  const text = tools.drawing(press.language).terms.refusal(handled.refusal);
  if (now) return { answer: answerRefused(handled.refusal, { stream: now, viewer }, intent, press, tools) };
  return { answer: { text, refused: handled.refusal.reason } };
};

/** At the fields; or above the form with what was typed, if retrying makes sense; or above the current record. */
const answerRefused = (
  refusal: Refusal,
  known: Known,
  intent: WorkIntent,
  press: Press,
  tools: BotTools,
): PressAnswer => {
  const { viewer, stream } = known;
  if (permitted(intent.name, viewer, stream.state) || isSettled(intent.name, refusal))
    return withRefusal(refusal, intent, known, press, tools);
  const typed = keepTyped(press.inputs, workForms[intent.name].limits);
  const back = { typed, n: press.n };
  return refusal.reason === 'invalid'
    ? drawForm(known, intent, press, tools, { ...back, problems: refusal.problems })
    : {
        ...drawForm(known, intent, press, tools, {
          ...back,
          note: tools.drawing(press.language).terms.refusal(refusal),
        }),
        refused: refusal.reason,
      };
};

/** On the current record. */
const withSentence = (text: string, { name }: WorkIntent, known: Known, press: Press, tools: BotTools): PressAnswer => {
  const note = { text, style: 'warning' } as const;
  return { card: drawAfterWork(name, known, { scene: press.scene, note }, tools, tools.drawing(press.language)) };
};

const withRefusal = (
  refusal: Refusal,
  intent: WorkIntent,
  known: Known,
  press: Press,
  tools: BotTools,
): PressAnswer => ({
  ...withSentence(tools.drawing(press.language).terms.refusal(refusal), intent, known, press, tools),
  refused: refusal.reason,
});

type State = Pick<WorkView, 'typed' | 'problems' | 'trouble' | 'note' | 'n'>;

const drawForm = (known: Known, { name }: WorkIntent, press: Press, tools: BotTools, state: State): PressAnswer => {
  const { stream, viewer } = known;
  const { state: record } = stream;
  const { what, system, clause } = record.facts;
  const view: WorkView = {
    ...state,
    name,
    record,
    viewer,
    scene: press.scene,
    sequence: lastCommit(stream).sequence,
    people: withChosen(peopleOf(known, tools), name, press, tools),
    similar: () =>
      tools.room.register.similar(
        { text: what, system, clause, except: record.reference },
        (entry) => mayRead('record', viewer, entry),
        mostSimilar,
      ),
  };
  return { card: workCard.render(view, tools.drawing(press.language)) };
};

const mostSimilar = 3;

/**
 * The form as it was, with what failed. It is drawn from the record as the person last saw it; where none is known
 * any more (a server that has just started while Microsoft 365 is unavailable) a chat keeps its card, and a dialog
 * shows bare inputs.
 */
const giveBack = (
  trouble: Trouble,
  intent: WorkIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): PressAnswer => {
  const drawing = tools.drawing(press.language);
  const sorry = sorryFor(drawing, trouble);
  if (intent.step === 'open') return { text: sorry };
  const typed = keepTyped(press.inputs, workForms[intent.name].limits);
  const before = tools.lastRead.get(keyOf(intent, context));
  const known = before && {
    ...before,
    viewer: { ...before.viewer, roles: tools.room.people.rolesOf(context.person.id) },
  };
  if (known && mayRead('record', known.viewer, known.stream.state))
    return drawForm(known, intent, press, tools, { typed, trouble, n: press.n });
  if (press.scene === 'chat') return { text: sorry };
  const { verb, sequence, n } = press;
  const { limits } = workForms[intent.name];
  const people = withChosen([], intent.name, press, tools);
  const { reference } = intent;
  return { card: bareCard.render({ verb, reference, sequence, typed, limits, people, trouble, n }, drawing) };
};
