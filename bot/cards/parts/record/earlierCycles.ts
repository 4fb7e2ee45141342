import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../card.ts';
import { said } from '../said.ts';
import { label } from '../texts.ts';

/** Longer ones are read whole in the register. */
const most = { causes: 300, result: 300 } as const;
/** What failed last matters most; the others are in the register. */
const mostCycles = 2;

/** What was tried before and did not help: of the last cycles the root causes that were seen then, the verdict and what it found. */
export const earlierCycles = ({ earlierCycles: all }: Nonconformity, { words, terms }: Drawing): readonly Element[] =>
  all.slice(-mostCycles).flatMap(({ number, causes, effectiveness }) => {
    if (!effectiveness) return [];
    const { earlier, causeThen } = words.work.record;
    const found = causes?.rootCauses.map(({ statement }) => statement).join(' · ');
    return [
      label(earlier(number, terms.verdict[effectiveness.verdict])),
      ...said(effectiveness.result, most.result),
      ...(found === undefined ? [] : said(causeThen(found), most.causes)),
    ];
  });
