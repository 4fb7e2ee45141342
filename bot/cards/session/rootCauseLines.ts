import { pathTo } from '../../../procedure/causes/causePath.ts';
import type { ChosenRootCause } from '../../../procedure/causes/fiveWhys.ts';
import type { Drawing } from '../drawing.ts';
import type { Element } from '../parts/card.ts';
import { quiet } from '../parts/texts.ts';
import { type FiveWhysView, onLine } from './fiveWhysView.ts';

const most = { rootCauses: 8, statement: 160, link: 60, links: 6 } as const;

/**
 * From the root cause up to the problem, read with *therefore*: if it does not make sense, something is missing. The
 * middle of a long chain is omitted.
 */
export const thereforeChain = ({ fiveWhys }: Pick<FiveWhysView, 'fiveWhys'>, id: string, drawing: Drawing): string => {
  const { therefore, theProblem } = drawing.words.session.agreement;
  const way = pathTo(fiveWhys.causes, id)
    .map(({ text }) => onLine(text, most.link))
    .toReversed();
  const half = most.links / 2;
  const shown = way.length > most.links ? [...way.slice(0, half), '…', ...way.slice(-half)] : way;
  const [first = '', ...rest] = [...shown, theProblem];
  return [first, ...rest.map(therefore)].join(' ');
};

const lines = (one: ChosenRootCause, view: FiveWhysView, withChain: boolean, drawing: Drawing): readonly Element[] => [
  {
    type: 'RichTextBlock',
    inlines: [
      { type: 'TextRun', text: `• ${onLine(one.statement, most.statement)}`, weight: 'bolder' },
      { type: 'TextRun', text: ` · ${drawing.terms.causeCategory[one.category]}`, color: 'accent' },
    ],
    spacing: 'small',
  },
  ...(withChain
    ? [
        {
          type: 'RichTextBlock',
          inlines: [{ type: 'TextRun', text: thereforeChain(view, one.cause, drawing) }],
          spacing: 'none',
        } as const,
      ]
    : []),
];

/** Each root cause with its category and, where it is still judged, its chain. */
export const rootCauseLines = (view: FiveWhysView, withChain: boolean, drawing: Drawing): readonly Element[] => {
  const { rootCauses } = view.fiveWhys;
  const others = rootCauses.length - most.rootCauses;
  return [
    ...rootCauses.slice(0, most.rootCauses).flatMap((one) => lines(one, view, withChain, drawing)),
    ...(others > 0 ? [quiet(drawing.words.session.whys.more(others))] : []),
  ];
};
