import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../card.ts';
import { label } from '../texts.ts';
import { userText } from '../userText.ts';

/** Longer texts are in the register. */
const most = { causes: 300, result: 300 } as const;
/** The latest failures matter most; earlier cycles are in the register. */
const mostCycles = 2;

/** Earlier attempts that did not help: root causes, verdict and result of the last cycles. */
export const earlierCycles = ({ earlierCycles: all }: Nonconformity, { words, terms }: Drawing): readonly Element[] =>
  all.slice(-mostCycles).flatMap(({ number, causes, effectiveness }) => {
    if (!effectiveness) return [];
    const { earlier, causeThen } = words.work.record;
    const found = causes?.rootCauses.map(({ statement }) => statement).join(' · ');
    return [
      label(earlier(number, terms.verdict[effectiveness.verdict])),
      ...userText(effectiveness.result, most.result),
      ...(found === undefined ? [] : userText(causeThen(found), most.causes)),
    ];
  });
