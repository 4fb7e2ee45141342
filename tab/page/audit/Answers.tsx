import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { auditExceptions } from '../../../procedure/audit/recordMarks.ts';
import { reportFields } from '../../../procedure/record/report/reportFacts.ts';
import { reportedIns, sources, verdictStates } from '../../../procedure/record/values/choices.ts';
import { CountLink } from '../numbers/CountLink.tsx';
import { Said } from '../pieces/Said.tsx';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';
import { FigureLine, Marked, MarkList } from './Marked.tsx';
import { Question } from './Question.tsx';
import { useOnAudit } from './useAudit.ts';

const useStyles = makeStyles({
  parts: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  name: { fontWeight: tokens.fontWeightSemibold },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});

/** 10.2 a, b 1 and f: how nonconformities are reported, and what is recorded. */
export const IdentifyAnswer = (): ReactNode => {
  const { identify } = usePageWords('audit');
  const { procedure, percent } = useSpeech();
  const { marks } = useOnAudit().answer;
  const unnamed = (marks['name.sealed'] ?? 0) + (marks['name.anonymous'] ?? 0);
  const fields = reportFields.map((field) => procedure.field[field].replace(/\s?\?$/, ''));
  return (
    <Question of="identify" letters={['a1', 'b1', 'f']}>
      <Said text={identify.ways} />
      <Said text={identify.form(fields.join(', '))} />
      <Said
        text={identify.reported}
        parts={(['reported', 'rejected', 'duplicate', 'withdrawn'] as const).map((of) => <Marked key={of} of={of} />)}
      />
      <MarkList title={identify.sources} of={sources.map((one) => `source.${one}` as const)} />
      <MarkList title={identify.places} of={reportedIns.map((one) => `way.${one}` as const)} />
      <Said
        text={identify.unnamed}
        parts={[
          <Marked key="sealed" of="name.sealed" />,
          <Marked key="anonymous" of="name.anonymous" />,
          percent(marks.reported ? unnamed / marks.reported : 0),
        ]}
      />
      <Said text={identify.complete} parts={[<Marked key="c" of="complete" />, <Marked key="r" of="reported" />]} />
      {marks['way.import'] !== undefined && (
        <Said
          text={identify.closedBefore}
          parts={[<Marked key="i" of="way.import" />, <Marked key="c" of="closedBefore" />]}
        />
      )}
      {marks.unmarked !== undefined && <Said text={identify.unmarked} parts={[<Marked key="u" of="unmarked" />]} />}
      <FigureLine of="timeToIdentify" />
      <FigureLine of="timeToTriage" />
      <FigureLine of="timeToContain" />
      <LookFurther />
    </Question>
  );
};

/** 10.2 b 2 and b 3. */
export const CausesAnswer = (): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit');
  const { causes } = words;
  const { procedure } = useSpeech();
  const { answer } = useOnAudit();
  return (
    <Question of="causes" letters={['b2', 'b3']}>
      <Said text={causes.method} />
      <Said text={causes.found} parts={[<Marked key="f" of="causesFound" />, <Marked key="d" of="causesDemanded" />]} />
      <Said text={causes.sessions} parts={[<Marked key="w" of="whys" />]} />
      <div>
        <span className={styles.name}>{causes.kinds}</span>
        {answer.causes.length === 0 ? (
          <Said text={words.none} />
        ) : (
          <ul className={styles.list}>
            {answer.causes.map(({ of, count }) => (
              <li key={of}>
                {procedure.causeCategory[of]}{' '}
                <CountLink
                  count={count}
                  label={procedure.causeCategory[of]}
                  question={{ figure: 'cause', of, ...answer.period }}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
      <Said
        text={causes.similar}
        parts={(['similarDone', 'causesDemanded', 'similarFound'] as const).map((of) => <Marked key={of} of={of} />)}
      />
      <LookFurther />
    </Question>
  );
};

/** 10.2 d and g. */
export const EffectivenessAnswer = (): ReactNode => {
  const { effectiveness } = usePageWords('audit');
  const { day, number, isOne } = useSpeech();
  const { held, last, next } = useOnAudit().answer.reviews;
  return (
    <Question of="effectiveness" letters={['d', 'g']}>
      <Said text={effectiveness.population} />
      <Said
        text={effectiveness.criteria}
        parts={[<Marked key="c" of="criteriaFirst" />, <Marked key="j" of="judged" />]}
      />
      <Said
        text={effectiveness.apart}
        parts={[<Marked key="a" of="verifierApart" />, <Marked key="j" of="judged" />]}
      />
      <MarkList title={effectiveness.verdicts} of={verdictStates.map((one) => `verdict.${one}` as const)} />
      <Said
        text={effectiveness.again}
        parts={[<Marked key="a" of="cycledAgain" />, <Marked key="r" of="recurred" />]}
      />
      <FigureLine of="effectiveness" />
      <FigureLine of="recurrence" />
      <FigureLine of="repeats" />
      <FigureLine of="timeToImplement" />
      <Said
        text={held === 0 ? effectiveness.noReview : effectiveness.reviews(number(held), isOne(held), last && day(last))}
      />
      {next && <Said text={effectiveness.nextReview(day(next.due), next.overdue)} />}
      <LookFurther />
    </Question>
  );
};

/** Facts that an auditor should not have to look for. */
export const ExceptionsPart = (): ReactNode => {
  const styles = useStyles();
  const { exceptions } = usePageWords('audit');
  const { number } = useSpeech();
  const { records, reviews } = useOnAudit().answer;
  return (
    <Section title={exceptions.title}>
      <div className={styles.parts}>
        <Said text={exceptions.text} />
        {auditExceptions.map((one) => (
          <Said
            key={one}
            text={exceptions.exception[one]}
            parts={[<Marked key={one} of={`exception.${one}` as const} />]}
          />
        ))}
        <FigureLine of="overdue" />
        <FigureLine of="onSchedule" />
        <FigureLine of="onCurrentSchedule" />
        <FigureLine of="cancellation" />
        <FigureLine of="openAge" />
        <Said text={records.unread === 0 ? exceptions.noUnread : exceptions.unread} parts={[number(records.unread)]} />
        {reviews.damaged.length > 0 && <Said text={exceptions.damaged(reviews.damaged.join(', '))} />}
        <Said text={exceptions.seal} />
      </div>
    </Section>
  );
};

/** Links to more: how each figure is counted, and every record. */
const LookFurther = (): ReactNode => {
  const words = usePageWords('audit');
  const { go } = useOnAudit();
  const link = (page: 'numbers' | undefined, name: string): ReactNode => (
    <Link
      inline
      href={`#/${page ?? 'register'}`}
      onClick={(event) => {
        event.preventDefault();
        go(page);
      }}
    >
      {name}
    </Link>
  );
  return (
    <Said text={words.lookFurther} parts={[link('numbers', words.toNumbers), link(undefined, words.toRegister)]} />
  );
};
