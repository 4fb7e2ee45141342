import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { measureNames } from '../../../../procedure/measures/measures.ts';
import type { ReviewKey } from '../../../../procedure/review/reviewKey.ts';
import type { ReviewAnswer } from '../../../api/administration/organisationWire.ts';
import { useApi } from '../../client/asking.tsx';
import { FailureNote } from '../../pieces/FailureNote.tsx';
import { whoText } from '../../record/whoText.ts';
import { useSpeech } from '../../speech.tsx';
import { amount } from '../amount.ts';
import { useMeasureWords, useNumbersWords } from '../useNumbers.ts';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  text: { margin: 0, whiteSpace: 'pre-wrap' },
  figures: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** One review as it was held: its conclusion, the figures that were frozen, and what management said to it. */
export const ReviewContent = ({ reviewKey }: { reviewKey: ReviewKey }): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const api = useApi();
  const review = useQuery({
    queryKey: ['reviews', reviewKey],
    queryFn: ({ signal }) => api.review(reviewKey, signal),
  });
  if (review.isError) return <FailureNote failure={review.error} again={() => void review.refetch()} />;
  return <div className={styles.content}>{review.data ? <Content review={review.data} /> : tab.loading}</div>;
};

const Content = ({ review }: { review: ReviewAnswer }): ReactNode => {
  const styles = useStyles();
  const words = useNumbersWords();
  const { measure } = useMeasureWords();
  const speech = useSpeech();
  const { conclusion, raised, figures, notes } = review;
  return (
    <>
      <p className={styles.text}>{conclusion}</p>
      {raised.length > 0 && <p className={styles.text}>{`${words.hold.raised}: ${raised.join(', ')}`}</p>}
      <ul className={styles.figures}>
        {measureNames.map((name) => {
          const figure = figures[name];
          if (figure?.value === undefined) return undefined;
          const value = amount(figure.value, figure.unit, speech);
          const unit = figure.unit === 'days' ? ` ${words.dayUnit(figure.value === 1)}` : '';
          return <li key={name}>{`${measure[name].name}: ${value}${unit}`}</li>;
        })}
      </ul>
      {notes.map(({ at, by, comment }) => (
        <p key={at} className={styles.text}>{`${speech.instant(at)}, ${whoText(by, speech)}: ${comment}`}</p>
      ))}
    </>
  );
};
