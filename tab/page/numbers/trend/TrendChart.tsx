import { VerticalStackedBarChart } from '@fluentui/react-charts';
import type { ReactNode } from 'react';
import { useSpeech } from '../../speech.tsx';
import type { TrendTable } from './trendTable.ts';

/**
 * One for each column of `trendTable`, and grey for the others. Each has a contrast of at least 3 to 1 against the
 * background of every theme (WCAG 2.2, 1.4.11); in the contrast theme, the theme's own colours are all the same.
 */
const colors = ['#2f86d6', '#c8690a', '#1a8f86', '#c2459f', '#8378de', '#7f8a8f'] as const;

type TrendChartProps = {
  readonly title: string;
  readonly table: TrendTable;
  /** Of the columns, and of all the other kinds after them. */
  readonly names: readonly string[];
  readonly width: number;
};

/** Nonconformities by month of detection, stacked by kind. */
export const TrendChart = ({ title, table, names, width }: TrendChartProps): ReactNode => {
  const { month, number } = useSpeech();
  const colorOf = (index: number): string => (index < table.kinds.length ? colors[index] : undefined) ?? colors[5];
  const data = table.months.map(({ month: text, counts, rest }) => ({
    xAxisPoint: month(text),
    chartData: [...counts, rest].flatMap((count, index) =>
      count > 0
        ? { legend: names[index] ?? '', data: count, color: colorOf(index), yAxisCalloutData: number(count) }
        : [],
    ),
  }));
  return (
    <VerticalStackedBarChart
      chartTitle={title}
      data={data}
      width={width}
      height={340}
      barWidth="auto"
      maxBarWidth={32}
      yAxisTickCount={4}
      roundedTicks
      hideLabels
      barGapMax={2}
      legendProps={{ enabledWrapLines: true, allowFocusOnLegends: true }}
      reflowProps={{ mode: 'min-width' }}
      rotateXAxisLables={data.length > 12}
    />
  );
};
