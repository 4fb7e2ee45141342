import { answersTo, problemWhy } from '../../../../procedure/causes/causePath.ts';
import type { Cause } from '../../../../procedure/causes/contribution.ts';
import { mostWhys } from '../../../../procedure/causes/fiveWhys.ts';
import type { Drawing } from '../../drawing.ts';
import type { Choice, Element } from '../../parts/card.ts';
import { fieldProblem } from '../../parts/inputs/fieldProblem.ts';
import { plain, quiet } from '../../parts/texts.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { byVotes, type FiveWhysView, onLine, type Placed, placedCauses, whyTitle } from '../fiveWhysView.ts';
import { idLength } from './causeForms.ts';
import { causeChoices, mostChoices, type SessionForm, type SessionFormView } from './sessionForm.ts';

/** Several ids, separated by commas. */
const followLimits = { whys: (idLength + 1) * mostChoices } as const;

const chosenIn = ({ typed }: SessionFormView, list: readonly Choice[]): string =>
  (typed.whys ?? '')
    .split(',')
    .filter((id) => list.some(({ value }) => value === id))
    .join(',');

const draw = (list: readonly Choice[], view: SessionFormView, drawing: Drawing): readonly Element[] => {
  const { input, lead } = drawing.words.session;
  if (list.length === 0) return [plain(lead.noCauses)];
  const value = chosenIn(view, list);
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'whys',
      label: input.whys,
      style: 'expanded',
      isMultiSelect: true,
      wrap: true,
      ...(value !== '' && { value }),
      choices: list,
    },
    ...fieldProblem(drawing, view.problems?.whys, undefined),
    quiet(lead.atMost(mostWhys)),
  ];
};

/** Answers to the current whys. */
const answered = ({ fiveWhys }: FiveWhysView): readonly Choice[] => {
  const ids = new Set(fiveWhys.asked.flatMap((why) => answersTo(why, fiveWhys.causes).map(({ id }) => id)));
  const placed = placedCauses(fiveWhys.causes).filter(({ cause }) => ids.has(cause.id));
  return causeChoices(placed.toSorted((a, b) => b.cause.voters.length - a.cause.voters.length));
};

/** Asks why one to three answers are so. */
export const followForm: SessionForm = {
  limits: followLimits,
  leads: true,
  draw: (view, drawing) => draw(answered(view), view, drawing),
  isEmpty: (view) => answered(view).length === 0,
};

/** Returns to an earlier why, or asks one that was left out. */
export const againForm: SessionForm = {
  limits: followLimits,
  leads: true,
  draw: (view, drawing) => {
    const first = { title: drawing.words.session.step.why(1), value: problemWhy };
    return draw([first, ...causeChoices(placedCauses(view.fiveWhys.causes), mostChoices - 1)], view, drawing);
  },
};

const mergeLimits = { cause: idLength, into: idLength } as const;

/** Causes with another answer to the same why; current ones first. */
const mergeable = ({ fiveWhys }: FiveWhysView): readonly Placed[] => {
  const { causes, asked } = fiveWhys;
  const placed = placedCauses(causes);
  const withOthers = (some: readonly Cause[]): readonly Cause[] => (some.length > 1 ? some : []);
  const whys = [...new Set([...asked, problemWhy, ...placed.map(({ cause }) => cause.id)])];
  const ids = whys.flatMap((why) => withOthers(answersTo(why, causes)).map(({ id }) => id));
  return ids.flatMap((id) => placed.find(({ cause }) => cause.id === id) ?? []);
};

/** Merges two equivalent answers to one why, with the votes of both. */
export const mergeForm: SessionForm = {
  limits: mergeLimits,
  leads: true,
  draw: (view, drawing) => {
    const { choices } = inputsOf({ ...view, people: [] }, mergeLimits, drawing);
    const { input, lead } = drawing.words.session;
    const list = causeChoices(mergeable(view), mostChoices / 2);
    if (list.length === 0) return [plain(lead.nothingToMerge)];
    return [...choices('cause', input.sames, list), ...choices('into', input.into, list)];
  },
  isEmpty: (view) => mergeable(view).length === 0,
};

/** One input per why. Its value is the why and the cause, or only the why for no vote. */
const voteLimits = { 'vote.0': idLength * 2 + 1, 'vote.1': idLength * 2 + 1, 'vote.2': idLength * 2 + 1 } as const;
const longestTitle = 70;

const voteValue = (why: string, cause = ''): string => `${why}/${cause}`;

/** Whys with something to vote for. */
const votable = ({ fiveWhys }: FiveWhysView): readonly string[] =>
  fiveWhys.asked.filter((why) => answersTo(why, fiveWhys.causes).length > 0);

const standing = (
  { fiveWhys, viewer }: Pick<SessionFormView, 'fiveWhys' | 'viewer'>,
  why: string,
): string | undefined => answersTo(why, fiveWhys.causes).find(({ voters }) => voters.includes(viewer.id))?.id;

const onWhy = (why: string, index: number, view: SessionFormView, drawing: Drawing): readonly Element[] => {
  const { choices } = inputsOf({ ...view, people: [] }, voteLimits, drawing);
  const { input, whys } = drawing.words.session;
  const most = Math.floor(mostChoices / votable(view).length);
  const answers = byVotes(answersTo(why, view.fiveWhys.causes));
  const mine = standing(view, why);
  const shown = [...answers.slice(0, most), ...answers.slice(most).filter(({ id }) => id === mine)];
  const list = [
    ...shown.map(({ id, text, voters }) => ({
      title: `${onLine(text, longestTitle)}${voters.length > 0 ? ` · ${whys.votes(voters.length)}` : ''}`,
      value: voteValue(why, id),
    })),
    { title: input.noVote, value: voteValue(why) },
  ];
  return [
    ...choices(`vote.${index}`, whyTitle(why, view, longestTitle, drawing), list, 'expanded'),
    ...(answers.length > shown.length ? [plain(whys.more(answers.length - shown.length))] : []),
  ];
};

/** A vote for the most important answer to each current why; it may be changed and withdrawn. */
export const voteForm: SessionForm = {
  limits: voteLimits,
  typedOf: (view) =>
    Object.fromEntries(votable(view).map((why, index) => [`vote.${index}`, voteValue(why, standing(view, why))])),
  draw: (view, drawing) => {
    const whys = votable(view);
    if (whys.length === 0) return [plain(drawing.words.session.lead.nothingToVote)];
    return whys.flatMap((why, index) => onWhy(why, index, view, drawing));
  },
  isEmpty: (view) => votable(view).length === 0,
};
