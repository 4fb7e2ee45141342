import type { Population } from '../../../procedure/measures/counting/tally.ts';
import type { Definition } from '../../../procedure/measures/definition.ts';
import { measureNames } from '../../../procedure/measures/measures.ts';
import type { TrendPoint } from '../../../procedure/measures/periods/trend.ts';
import { type Trait, traits } from '../../../procedure/measures/trait.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import { type Cell, csvOf, csvStyleOf } from '../files/csv.ts';
import { apiWords } from '../words/apiWords.ts';
import type { FigureAnswer, MeasuresAnswer } from './measuresWire.ts';

type Row = {
  readonly of?: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly values?: readonly Cell[];
  readonly population?: Population;
};

/** The figures of a period with their definitions, for the management review (9.3.2 d 1). It names no one. */
export const measuresCsv = (answer: MeasuresAnswer, language: Language): string => {
  const { head, unit } = apiWords[language].csv;
  const { measure, other, exclusion } = procedureWords[language].measures;
  const procedure = procedureWords[language].terms;
  const { period, figures, trends, systemic, measuring } = answer;

  const leftOut = ({ exclusions }: Population): string =>
    Object.entries(exclusions)
      .map(([why, count]) => `${exclusion[why as keyof typeof exclusion]}: ${count}`)
      .join('; ');
  const counts = (of: Population | undefined): readonly Cell[] =>
    of ? [of.population, of.missing, of.pending, leftOut(of)] : [undefined, undefined, undefined, undefined];
  const row = (defined: Definition, { of, from, to, values = [], population }: Row): readonly Cell[] => [
    defined.name,
    of,
    from,
    to,
    measuring.today,
    ...Array.from({ length: 5 }, (_none, index) => values[index]),
    ...counts(population),
    defined.definition,
    defined.population,
    defined.exclusions,
  ];

  const figureValues = (figure: FigureAnswer): readonly Cell[] => {
    const { value, before } = figure;
    const [median, p90] = figure.unit === 'days' ? [figure.median, figure.p90] : [undefined, undefined];
    return [value, unit[figure.unit], median, p90, before];
  };
  const kind = (trait: Trait, of: string): string => {
    const names: Readonly<Record<string, string>> = trait === 'clause' ? procedure.clause : procedure.causeCategory;
    return trait === 'clause' ? [of, names[of]].filter(Boolean).join(' ') : (names[of] ?? of);
  };
  const ofTrait = (trait: Trait): readonly (readonly Cell[])[] => {
    const defined = other[`${trait}Trend`];
    const all = row(defined, { ...period, population: trends[trait] });
    const each = totals(trends[trait].points).map(([of, count]) =>
      row(defined, { ...period, of: kind(trait, of), values: [count, unit.count] }),
    );
    return [all, ...each];
  };

  return csvOf(
    [
      head,
      ...measureNames.map((name) =>
        row(measure[name], { ...period, values: figureValues(figures[name]), population: figures[name] }),
      ),
      ...traits.flatMap(ofTrait),
      ...systemic.map(({ by, of, from, to, count }) =>
        row(other.systemic, { of: kind(by, of), from, to, values: [count, unit.count] }),
      ),
    ],
    csvStyleOf(language),
  );
};

/** By clause or cause, largest first. */
const totals = (points: readonly TrendPoint[]): readonly (readonly [of: string, count: number])[] => {
  const counts = new Map<string, number>();
  for (const { of, count } of points) counts.set(of, (counts.get(of) ?? 0) + count);
  return [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
};
