import { z } from 'zod';
import type { Period } from '../../../procedure/measures/measuring.ts';
import { periodOfSpan, spans } from '../../../procedure/measures/periods/span.ts';
import { type CalendarDate, isCalendarDate } from '../../../procedure/record/values/calendarDate.ts';

const day = z.string().refine(isCalendarDate).optional();

/** The parameters of a period: days, both included. */
export const periodParameters = { from: day, to: day };
type Ends = { readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined };

export const isPeriod = ({ from, to }: Ends): boolean => from === undefined || to === undefined || from <= to;

export const periodOf = ({ from, to }: Ends): Period => ({ ...(from && { from }), ...(to && { to }) });

/** A period by its dates, or by a name that the server's calendar resolves. */
export const namedPeriodParameters = { ...periodParameters, span: z.enum(spans).optional() };
type Named = Ends & { readonly span?: (typeof spans)[number] | undefined };

/** The parameters at fault, if any. */
export const periodMisfit = (asked: Named): 'from' | 'span' | undefined => {
  if (asked.span && (asked.from || asked.to)) return 'span';
  return isPeriod(asked) ? undefined : 'from';
};

/** @returns a schema that also checks whether they are consistent */
export const withFittingPeriod = <Asked extends Named>(schema: z.ZodType<Asked>): z.ZodType<Asked> =>
  schema.superRefine((asked, context) => {
    const misfit = periodMisfit(asked);
    if (misfit) context.addIssue({ code: 'custom', path: [misfit], message: 'does not fit' });
  });

export const namedPeriodOf = ({ span, ...ends }: Named, today: CalendarDate): Period =>
  span ? periodOfSpan(span, today) : periodOf(ends);
