import { z } from 'zod';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import { countedFor } from '../numbers/countedFor.ts';
import { measuresAnswer } from '../numbers/measuresAnswer.ts';
import { measuresCsv } from '../numbers/measuresCsv.ts';
import { namedPeriodOf, namedPeriodParameters, withFittingPeriod } from '../numbers/periodQuery.ts';
import { maker } from './maker.ts';

/** The numbers of a period as a table for the management review (9.3.2 d 1). It names no one. */
export const makeMeasures = maker(
  withFittingPeriod(z.strictObject(namedPeriodParameters)),
  async (asked, actor, language, room) => {
    const counted = await countedFor(actor, room);
    const period = namedPeriodOf(asked, counted.measuring.today);
    const answer = measuresAnswer(counted, period, counted.figures(period), () => ({ me: false }));
    return {
      format: 'csv',
      records: counted.records().measured,
      // The days that a name stood for on that day.
      asked: canonicalJson({ ...period, language }),
      bytes: new TextEncoder().encode(measuresCsv(answer, language)),
    };
  },
);
