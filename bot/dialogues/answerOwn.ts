import { problemsAt } from '../../procedure/commands/commandFields.ts';
import { snoozeReviewSchema } from '../../procedure/commands/organisation/reviewCommands.ts';
import { nameDeputySchema } from '../../procedure/commands/organisation/settingsCommands.ts';
import { addDays } from '../../procedure/record/values/calendarDate.ts';
import { roles } from '../../procedure/record/values/person.ts';
import { commandIdOf } from '../../procedure/useCases/commits/commandId.ts';
import type { HandledOrganisation } from '../../procedure/useCases/commits/outcome.ts';
import type { BotTools } from '../botTools.ts';
import { sentenceCard } from '../cards/messages/sentenceCard.ts';
import { deputyCard, deputyLimits } from '../cards/own/deputyCard.ts';
import { snoozeReviewCard, snoozeReviewLimits } from '../cards/own/snoozeReviewCard.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import { keepTyped } from '../cards/parts/typed.ts';
import type { OwnForm, OwnIntent, Press } from '../cards/press.ts';
import type { ActivityContext } from '../incoming/activity/activityContext.ts';
import type { PressAnswer, Pressing } from './pressing.ts';

/** Long enough for a weekend. */
const usualDays = 3;

/** Number of people with a role offered before the directory is searched. */
const mostOffered = 12;

/** The deputy of the person who asks, and the form to change it. */
export const drawDeputy = (
  { person, language }: Pick<Pressing, 'person' | 'language'>,
  { room, drawing }: BotTools,
  form: OwnForm & { readonly takingBack?: boolean } = { typed: {} },
): AdaptiveCard => {
  const deputy = room.organisation.current().deputies?.[person.id];
  const known = new Map(roles.flatMap(room.people.holders).map((one) => [one.id, one]));
  known.delete(person.id);
  const people = [...known.values()].slice(0, mostOffered);
  const name = deputy === undefined ? undefined : room.people.nameOf?.(deputy);
  const named = deputy !== undefined && name !== undefined && !known.has(deputy) ? [{ id: deputy, name }] : [];
  return deputyCard.render({ ...form, deputy, people: [...named, ...people] }, drawing(language));
};

const drawForm = (
  intent: OwnIntent,
  form: OwnForm,
  press: Press,
  context: ActivityContext & Pick<Pressing, 'person'>,
  tools: BotTools,
) => ({
  card:
    intent.name === 'nameDeputy'
      ? drawDeputy({ person: context.person, language: press.language }, tools, {
          ...form,
          takingBack: intent.step === 'none',
        })
      : snoozeReviewCard.render(form, tools.drawing(press.language)),
});

const typedIn = ({ name, step }: OwnIntent, { inputs }: Press, today: Parameters<typeof addDays>[0]) => {
  if (step === 'open') return name === 'snoozeReview' ? { until: addDays(today, usualDays) } : {};
  return keepTyped(inputs, name === 'nameDeputy' ? deputyLimits : snoozeReviewLimits);
};

/** A personal setting, independent of any record. */
export const answerOwn = async (
  intent: OwnIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  if (context.shared) return { text: drawing.words.myReports.onlyInPrivate };
  const typed = typedIn(intent, press, drawing.today);
  if (intent.step === 'open') return drawForm(intent, { typed }, press, context, tools);
  const work = carryOut(intent, press, context, tools);
  try {
    const inTime = await context.deadline.for(work);
    if (inTime) return inTime.value;
  } catch (error) {
    const trouble = tools.troubles.of(error, press.verb);
    return drawForm(intent, { typed, trouble, n: press.n }, press, context, tools);
  }
  const trouble = tools.troubles.slow(press.verb);
  tools.background.keep('own.late', work, { trouble: trouble.id });
  return drawForm(intent, { typed, trouble, n: press.n }, press, context, tools);
};

/** @throws Fault */
const carryOut = async (intent: OwnIntent, press: Press, context: Pressing, tools: BotTools): Promise<PressAnswer> => {
  const { terms, words, today } = tools.drawing(press.language);
  const inputs = intent.step === 'none' ? {} : press.inputs;
  // Removal has a button of its own; an empty form is not a removal.
  const isEmpty = intent.name === 'nameDeputy' && intent.step === 'send' && !inputs.to;
  const given = isEmpty
    ? { problems: { to: 'missing' } as const }
    : await give(intent, { ...press, inputs }, context, tools);
  if ('problems' in given) {
    const { problems } = given;
    return drawForm(intent, { typed: typedIn(intent, press, today), problems, n: press.n }, press, context, tools);
  }
  const { handled } = given;
  if (handled.kind === 'refused') {
    const { refusal } = handled;
    if (refusal.reason === 'invalid') {
      const { problems } = refusal;
      return drawForm(intent, { typed: typedIn(intent, press, today), problems, n: press.n }, press, context, tools);
    }
    if (refusal.reason !== 'nothingChanged') return { text: terms.refusal(refusal), refused: refusal.reason };
  }
  const { deputy } = words.reminder;
  const done = intent.step === 'none' ? deputy.cleared : deputy.done;
  const text = intent.name === 'nameDeputy' ? done : words.command.snoozeReminder.done;
  return { card: sentenceCard.render({ text }, tools.drawing(press.language)) };
};

type Given = { readonly handled: HandledOrganisation } | { readonly problems: NonNullable<OwnForm['problems']> };

const give = async (intent: OwnIntent, press: Press, context: Pressing, tools: BotTools): Promise<Given> => {
  const { handling, digest } = tools.room;
  const { verb, n, inputs } = press;
  const actor = await tools.actorOf(context, context.person);
  const order = { actor, commandId: commandIdOf({ actor: actor.id, verb, data: { n }, inputs }, digest) };
  if (intent.name === 'nameDeputy') {
    const read = nameDeputySchema.safeParse(inputs);
    if (!read.success) return { problems: problemsAt(read.error) };
    return { handled: await handling.nameDeputy({ ...order, command: { name: 'nameDeputy', ...read.data } }) };
  }
  const read = snoozeReviewSchema.safeParse(inputs);
  if (!read.success) return { problems: problemsAt(read.error) };
  return { handled: await handling.snoozeReview({ ...order, command: { name: 'snoozeReview', ...read.data } }) };
};
