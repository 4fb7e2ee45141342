import { areOutdated, type MeasuredFacts, measuredFactsSchema } from '../../procedure/measures/measuredFacts.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The column `Facts`. Undefined when another version wrote it: then the record is listed, but no KPI counts it. */
export const readFacts = (text: string): MeasuredFacts | undefined => measuredFactsSchema.safeParse(parsed(text)).data;

/** Whether an earlier version wrote it: then the record has to be projected again. */
export const isOutdated = (text: string): boolean => areOutdated(parsed(text));
