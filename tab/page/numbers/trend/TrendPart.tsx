import { Badge, Body1, Button, makeStyles, Spinner, Tab, TabList, tokens } from '@fluentui/react-components';
import { type ReactNode, Suspense, useState } from 'react';
import type { SystemicRun } from '../../../../procedure/measures/counting/systemic.ts';
import { type Trait, type TraitValue, traits } from '../../../../procedure/measures/trait.ts';
import type { MeasuresAnswer } from '../../../api/numbers/measuresWire.ts';
import { lazyPart } from '../../lazyPart.tsx';
import { useSize } from '../../pieces/useSize.ts';
import { type Speech, usePageWords, useSpeech } from '../../speech.tsx';
import { BarList } from '../BarList.tsx';
import { CountLink } from '../CountLink.tsx';
import { HowCounted } from '../HowCounted.tsx';
import { periodText } from '../useNumbers.ts';
import { MonthTable } from './MonthTable.tsx';
import { totalsOf, trendTable } from './trendTable.ts';

const TrendChart = lazyPart(async () => (await import('./TrendChart.tsx')).TrendChart);

const useStyles = makeStyles({
  part: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    justifyItems: 'stretch',
  },
  start: { justifySelf: 'start' },
  chart: { margin: 0, minHeight: '300px', overflow: 'hidden' },
  mark: { marginInlineStart: tokens.spacingHorizontalS, height: 'auto', whiteSpace: 'normal' },
  runs: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** The name of a clause or of a kind of cause; a clause with its number. */
const kindName = (trait: Trait, of: TraitValue, { procedure }: Speech): string => {
  const names: Readonly<Record<string, string>> = trait === 'clause' ? procedure.clause : procedure.causeCategory;
  return trait === 'clause' ? [of, names[of]].filter(Boolean).join(' ') : (names[of] ?? of);
};

/** Trends by clause and by cause (9.3.2 d 1); possible systemic nonconformities are marked. */
export const TrendPart = ({ answer }: { answer: MeasuresAnswer }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const { other } = usePageWords('measures');
  const speech = useSpeech();
  const [trait, setTrait] = useState<Trait>('clause');
  const { period, systemic } = answer;
  const trend = answer.trends[trait];
  const defined = other[`${trait}Trend`];
  const reached = new Set(systemic.filter(({ by }) => by === trait).map(({ of }) => of));
  const bars = totalsOf(trend.points).map(({ of, count }) => {
    const name = kindName(trait, of, speech);
    const mark = reached.has(of) && (
      <Badge className={styles.mark} color="warning" appearance="tint">
        {words.reached}
      </Badge>
    );
    return { key: of, name, count, label: name, question: { figure: trait, of, ...period }, ...(mark && { mark }) };
  });
  return (
    <div className={styles.part}>
      <TabList
        aria-label={words.trendBy}
        selectedValue={trait}
        onTabSelect={(_event, { value }) => setTrait(traits.find((one) => one === value) ?? 'clause')}
      >
        {traits.map((one) => (
          <Tab key={one} value={one}>
            {words.trait[one]}
          </Tab>
        ))}
      </TabList>
      {bars.length === 0 ? (
        <Body1>
          {trend.missing > 0
            ? words.noTrait[trait](speech.number(trend.missing), speech.isOne(trend.missing))
            : words.noTrend}
        </Body1>
      ) : (
        <>
          <ByMonth key={trait} trait={trait} answer={answer} />
          <BarList label={defined.name} head={[words.trait[trait], words.count]} bars={bars} />
        </>
      )}
      <HowCounted key={`${trait} how`} defined={defined} population={trend} question={{ figure: trait, ...period }} />
      <Systemic answer={answer} />
    </div>
  );
};

/** The same as a chart and as a table. */
const ByMonth = ({ trait, answer }: { trait: Trait; answer: MeasuresAnswer }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const { other } = usePageWords('measures');
  const speech = useSpeech();
  const [isTable, setTable] = useState(false);
  const [ref, size] = useSize<HTMLElement>();
  const table = trendTable(answer.trends[trait].points);
  const title = words.chart(other[`${trait}Trend`].name);
  const names = [
    ...table.kinds.map((of) => (trait === 'clause' ? of : kindName(trait, of, speech))),
    ...(table.others > 0 ? [words.otherKinds(speech.number(table.others))] : []),
  ];
  return (
    <>
      <Button
        className={styles.start}
        size="small"
        appearance="subtle"
        aria-pressed={isTable}
        onClick={() => setTable(!isTable)}
      >
        {words.asTable}
      </Button>
      <figure className={styles.chart} ref={ref} aria-label={title}>
        {isTable ? (
          <MonthTable trait={trait} table={table} names={names} title={title} period={answer.period} />
        ) : (
          <Suspense fallback={<Spinner label={speech.tab.loading} />}>
            {size && <TrendChart title={title} table={table} names={names} width={size.width} />}
          </Suspense>
        )}
      </figure>
    </>
  );
};

/** What reached the threshold, with the days. */
const Systemic = ({ answer }: { answer: MeasuresAnswer }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const { other } = usePageWords('measures');
  const speech = useSpeech();
  const { count, days } = answer.measuring.systemic;
  return (
    <div className={styles.part}>
      <Body1>{words.threshold(speech.number(count), speech.number(days))}</Body1>
      {answer.systemic.length === 0 ? (
        <Body1>{words.noSystemic}</Body1>
      ) : (
        <ul className={styles.runs}>
          {answer.systemic.map((run) => (
            <li key={`${run.by} ${run.of} ${run.from}`}>
              <RunLink run={run} />
            </li>
          ))}
        </ul>
      )}
      <HowCounted defined={other.systemic} />
    </div>
  );
};

const RunLink = ({ run }: { run: SystemicRun }): ReactNode => {
  const words = usePageWords('numbers');
  const speech = useSpeech();
  const { by, of, from, to, count } = run;
  const name = kindName(by, of, speech);
  return (
    <CountLink count={count} label={`${words.reached}, ${name}`} question={{ figure: by, of, from, to }}>
      {words.systemicRun(name, speech.number(count), periodText({ from, to }, words, speech))}
    </CountLink>
  );
};
