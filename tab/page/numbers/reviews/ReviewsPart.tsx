import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { measureNames } from '../../../../procedure/measures/measures.ts';
import type { Period } from '../../../../procedure/measures/measuring.ts';
import type { ReviewKey } from '../../../../procedure/review/reviewKey.ts';
import type { ReviewAnswer, ReviewRow } from '../../../api/administration/organisationWire.ts';
import type { Me } from '../../../api/wire.ts';
import { useApi } from '../../client/asking.tsx';
import { FailureNote } from '../../pieces/FailureNote.tsx';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { amount } from '../amount.ts';
import { periodText } from '../useNumbers.ts';
import { HoldReview, NoteReview } from './ReviewDialogs.tsx';

const useStyles = makeStyles({
  part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  list: { display: 'grid', gap: tokens.spacingVerticalM, margin: 0, paddingInlineStart: 0, listStyleType: 'none' },
  row: { display: 'grid', gap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  start: { justifySelf: 'start' },
  open: { justifySelf: 'start', justifyContent: 'start', paddingInline: 0, textAlign: 'start' },
});

/** The periodic reviews that were held, and the next one (10.2 f and g). */
export const ReviewsPart = ({ period, may }: { period: Period; may: Me['may'] }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const { day } = useSpeech();
  const api = useApi();
  const [isHolding, setHolding] = useState(false);
  const [held, setHeld] = useState('');
  const reviews = useQuery({ queryKey: ['reviews'], queryFn: ({ signal }) => api.reviews(signal) });
  if (reviews.isError) return <FailureNote failure={reviews.error} again={() => void reviews.refetch()} />;
  const { rows, next } = reviews.data ?? { rows: undefined, next: undefined };
  return (
    <div className={styles.part}>
      {next && <Body1>{words.nextReview(day(next.due), next.overdue)}</Body1>}
      {rows?.length === 0 && <Body1>{words.noReview}</Body1>}
      {rows && rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Row key={row.key} row={row} mayNote={may.includes('noteReview')} />
          ))}
        </ul>
      )}
      {may.includes('holdReview') && (
        <Button className={styles.start} onClick={() => setHolding(true)}>
          {words.hold.button}
        </Button>
      )}
      <div role="status">{held && words.hold.done(held)}</div>
      {isHolding && <HoldReview period={period} close={() => setHolding(false)} done={setHeld} />}
    </div>
  );
};

const Row = ({ row, mayNote }: { row: ReviewRow; mayNote: boolean }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const speech = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const [isNoting, setNoting] = useState(false);
  const [isNoted, setNoted] = useState(false);
  const { key, heldOn, heldBy, period, notes, damage } = row;
  return (
    <li className={styles.row}>
      <Button
        className={styles.open}
        appearance="transparent"
        icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {words.review(key, speech.day(heldOn), whoText(heldBy, speech))}
      </Button>
      <Caption1>
        {words.reviewOf(periodText(period, words, speech))}
        {notes > 0 && `, ${words.notes(speech.number(notes), speech.isOne(notes))}`}
      </Caption1>
      {isOpen && <ReviewContent reviewKey={key} />}
      {/* The person who held it does not confirm their own review; a damaged one is read-only. */}
      {mayNote && !heldBy.me && !damage && (
        <Button
          className={styles.start}
          size="small"
          aria-label={words.note.title(key)}
          onClick={() => setNoting(true)}
        >
          {words.note.button}
        </Button>
      )}
      <div role="status">{isNoted && words.note.done(key)}</div>
      {isNoting && <NoteReview review={key} close={() => setNoting(false)} done={() => setNoted(true)} />}
    </li>
  );
};

const useReviewContentStyles = makeStyles({
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

/** One review: its conclusion, the frozen figures, and management's notes. */
const ReviewContent = ({ reviewKey }: { reviewKey: ReviewKey }): ReactNode => {
  const styles = useReviewContentStyles();
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
  const styles = useReviewContentStyles();
  const words = usePageWords('numbers');
  const { measure } = usePageWords('measures');
  const speech = useSpeech();
  const { conclusion, raised, figures, notes } = review;
  return (
    <>
      <p className={styles.text}>{conclusion}</p>
      {raised.length > 0 && (
        <p className={styles.text}>{`${speech.tab.label(words.hold.raised)}${raised.join(', ')}`}</p>
      )}
      <ul className={styles.figures}>
        {measureNames.map((name) => {
          const figure = figures[name];
          if (figure?.value === undefined) return undefined;
          const value = amount(figure.value, figure.unit, speech);
          const unit = figure.unit === 'days' ? ` ${words.dayUnit(speech.isOne(figure.value))}` : '';
          return <li key={name}>{`${measure[name].name}: ${value}${unit}`}</li>;
        })}
      </ul>
      {notes.map(({ at, by, comment }) => (
        <p key={at} className={styles.text}>{`${speech.instant(at)}, ${whoText(by, speech)}: ${comment}`}</p>
      ))}
    </>
  );
};
