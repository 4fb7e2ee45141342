import { Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowRightRegular, ArrowUpRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { MeasureName } from '../../../procedure/measures/measures.ts';
import type { Period } from '../../../procedure/measures/measuring.ts';
import type { FigureAnswer } from '../../api/numbers/measuresWire.ts';
import { usePageWords, useSpeech } from '../speech.tsx';
import { amount } from './amount.ts';
import { CountLink } from './CountLink.tsx';
import { HowCounted } from './HowCounted.tsx';
import type { Question } from './useNumbers.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  name: { margin: 0 },
  value: { fontSize: tokens.fontSizeHero800, lineHeight: tokens.lineHeightHero800, fontWeight: 'bold' },
  unit: { fontSize: tokens.fontSizeBase300, fontWeight: 'normal', marginInlineStart: tokens.spacingHorizontalXS },
  none: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightHero800 },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

type FigureCardProps = { readonly name: MeasureName; readonly figure: FigureAnswer; readonly period: Period };

/** One figure: its value, compared with the previous period, its base, and how it is counted. */
export const FigureCard = ({ name, figure, period }: FigureCardProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const defined = usePageWords('measures').measure[name];
  const speech = useSpeech();
  const { value } = figure;
  const question = { figure: name, ...period };
  return (
    <article className={styles.card} aria-label={defined.name}>
      <Subtitle2 as="h3" className={styles.name}>
        {defined.name}
      </Subtitle2>
      {value === undefined ? (
        <span className={styles.none}>{words.nothing}</span>
      ) : (
        <span className={styles.value}>
          {amount(value, figure.unit, speech)}
          {figure.unit === 'days' && <span className={styles.unit}>{words.dayUnit(speech.isOne(value))}</span>}
        </span>
      )}
      <Comparison name={name} figure={figure} />
      {figure.unit === 'days' && figure.median !== undefined && figure.p90 !== undefined && (
        <Caption1>{words.middle(speech.decimal(figure.median), speech.decimal(figure.p90))}</Caption1>
      )}
      <Caption1>
        <Counted figure={figure} question={question} label={defined.name} />
      </Caption1>
      <HowCounted defined={defined} population={figure} question={question} />
    </article>
  );
};

type CountedProps = {
  readonly figure: FigureAnswer;
  readonly question: Question;
  readonly label: string;
};

/** The base of a figure: known of all, hits of the counted, closed and opened. */
const Counted = ({ figure, question, label }: CountedProps): ReactNode => {
  const words = usePageWords('numbers');
  const { number, isOne } = useSpeech();
  const { population, missing } = figure;
  const link = (count: number, part: string, name: string, text?: string) => (
    <CountLink count={count} label={name} question={{ ...question, part }}>
      {text}
    </CountLink>
  );
  switch (figure.unit) {
    case 'days':
      return link(population, 'counted', label, words.counted(number(population), number(population + missing)));
    case 'share':
      return (
        <>
          {link(figure.hits, 'hits', `${label}, ${words.hits}`)} {words.of} {link(population, 'counted', label)}
        </>
      );
    case 'ratio':
      return (
        <>
          {link(
            figure.hits,
            'hits',
            `${label}, ${words.closed('', false).trim()}`,
            words.closed(number(figure.hits), isOne(figure.hits)),
          )}
          {', '}
          {link(
            population,
            'others',
            `${label}, ${words.opened('', false).trim()}`,
            words.opened(number(population), isOne(population)),
          )}
        </>
      );
    default:
      return figure satisfies never;
  }
};

const arrows = { up: ArrowUpRegular, down: ArrowDownRegular, same: ArrowRightRegular } as const;

/** Up is neither better nor worse than down: that depends on the figure and on what happened. */
const Comparison = ({ name, figure }: Pick<FigureCardProps, 'name' | 'figure'>): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const speech = useSpeech();
  const { value, before, unit } = figure;
  if (name === 'openAge' || name === 'overdue') return <Caption1>{words.today}</Caption1>;
  if (value === undefined || before === undefined) return <Caption1>{words.noBefore}</Caption1>;
  const change = value > before ? 'up' : value < before ? 'down' : 'same';
  const Arrow = arrows[change];
  const shown = amount(before, unit, speech);
  return (
    <Caption1 className={styles.line}>
      <Arrow aria-label={words.change[change]} role="img" />
      {words.before(unit === 'days' ? `${shown} ${words.dayUnit(speech.isOne(before))}` : shown)}
    </Caption1>
  );
};
