import { answersTo } from '../../../../procedure/causes/causePath.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../../parts/card.ts';
import { plain } from '../../parts/texts.ts';
import { inputsOf } from '../../work/inputsOf.ts';
import { byVotes, type FiveWhysView, onLine, whyTitle } from '../fiveWhysView.ts';
import { idLength } from './causeForm.ts';
import { mostChoices, type SessionForm, type SessionFormView } from './sessionForm.ts';

/** One input for each why: its value is the why and the cause, or the why alone for no vote. */
const limits = { 'vote.0': idLength * 2 + 1, 'vote.1': idLength * 2 + 1, 'vote.2': idLength * 2 + 1 } as const;
const longestTitle = 70;

export const voteValue = (why: string, cause = ''): string => `${why}/${cause}`;

/** Whys with more than nothing to vote for. */
export const votable = ({ fiveWhys }: FiveWhysView): readonly string[] =>
  fiveWhys.asked.filter((why) => answersTo(why, fiveWhys.causes).length > 0);

const standing = (
  { fiveWhys, viewer }: Pick<SessionFormView, 'fiveWhys' | 'viewer'>,
  why: string,
): string | undefined => answersTo(why, fiveWhys.causes).find(({ voters }) => voters.includes(viewer.id))?.id;

const onWhy = (why: string, index: number, view: SessionFormView, drawing: Drawing): readonly Element[] => {
  const { choices } = inputsOf({ ...view, people: [] }, limits, drawing);
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

/** Of the answers to each why on the table the one that weighs most; a vote may be changed and taken back. */
export const voteForm: SessionForm = {
  limits,
  typedOf: (view) =>
    Object.fromEntries(votable(view).map((why, index) => [`vote.${index}`, voteValue(why, standing(view, why))])),
  draw: (view, drawing) => {
    const whys = votable(view);
    if (whys.length === 0) return [plain(drawing.words.session.lead.nothingToVote)];
    return whys.flatMap((why, index) => onWhy(why, index, view, drawing));
  },
  isEmpty: (view) => votable(view).length === 0,
};
