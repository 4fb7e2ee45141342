import { Body1 } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { dayBuckets } from '../../../procedure/measures/counting/tally.ts';
import type { LoadRow, MeasuresAnswer } from '../../api/numbers/measuresWire.ts';
import { whoText } from '../record/whoText.ts';
import { useSpeech } from '../speech.tsx';
import { BarList } from './BarList.tsx';
import { HowCounted } from './HowCounted.tsx';
import { useMeasureWords, useNumbersWords } from './useNumbers.ts';

/** How old the open are: what the means of what has ended do not see. */
export const AgeingPart = ({ figure }: { figure: MeasuresAnswer['figures']['openAge'] }): ReactNode => {
  const words = useNumbersWords();
  const { measure, bucket } = useMeasureWords();
  if (figure.unit !== 'days') return undefined;
  const bars = dayBuckets.map((name) => ({
    ...{ key: name, name: bucket[name], count: figure.buckets[name] },
    ...{ label: `${measure.openAge.name}, ${bucket[name]}`, asked: { figure: 'openAge', part: name } },
  }));
  return (
    <>
      <BarList label={words.ageing} head={[words.age, words.count]} bars={bars} />
      <HowCounted defined={measure.openAge} population={figure} asked={{ figure: 'openAge' }} />
    </>
  );
};

/** Who has how much open. */
export const LoadPart = ({ loads }: { loads: readonly LoadRow[] }): ReactNode => {
  const words = useNumbersWords();
  const { other } = useMeasureWords();
  const speech = useSpeech();
  const bars = loads.map(({ owner, name, nonconformities, actions, overdue }) => {
    const who = whoText(name, speech);
    const counts = [nonconformities, actions, overdue].map(speech.number);
    return {
      ...{ key: owner, name: who, count: nonconformities + actions, asked: { figure: 'load', owner } },
      label: `${other.load.name}, ${who}`,
      text: words.load(counts[0] ?? '', counts[1] ?? '', counts[2] ?? ''),
    };
  });
  return (
    <>
      {bars.length === 0 ? (
        <Body1>{words.noLoad}</Body1>
      ) : (
        <BarList label={other.load.name} head={[words.owner, words.count]} bars={bars} />
      )}
      <HowCounted defined={other.load} />
    </>
  );
};
