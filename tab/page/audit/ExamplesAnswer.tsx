import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Example, ExampleCycle } from '../../../procedure/audit/examples.ts';
import type { Act } from '../../../procedure/record/recordParts.ts';
import { StageMark } from '../pieces/marks/StageMark.tsx';
import { RecordLink } from '../pieces/RecordLink.tsx';
import { Said } from '../pieces/Said.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';
import { Question } from './Question.tsx';
import { useOnAudit } from './useAudit.ts';

const useStyles = makeStyles({
  group: { margin: 0 },
  list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  example: {
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: tokens.spacingHorizontalS, margin: 0 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(9rem, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: `${tokens.spacingVerticalS} 0 0`,
    '& dt': { fontWeight: tokens.fontWeightSemibold },
    '& dd': { margin: 0 },
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  lines: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** 10.2 a to d: correction, cause, corrective action, result; effective examples and ineffective ones. */
export const ExamplesAnswer = (): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit');
  const { effective, notEffective, notJudged } = useOnAudit().answer.examples;
  const group = (title: string, examples: readonly Example[], none: string): ReactNode => (
    <>
      <Subtitle2 as="h3" className={styles.group}>
        {title}
      </Subtitle2>
      {examples.length === 0 && <Said text={none} />}
      <div className={styles.list}>
        {examples.map((example) => (
          <OneExample key={example.reference} example={example} />
        ))}
      </div>
    </>
  );
  return (
    <Question of="examples" letters={['a1', 'a2', 'b2', 'c', 'd']}>
      <Said text={words.examples.rule} />
      {group(words.examples.effective, effective, words.examples.noneYet)}
      {group(words.examples.notEffective, notEffective, words.examples.noneBad)}
      {notJudged.length > 0 && group(words.examples.notJudged, notJudged, words.examples.noneBad)}
    </Question>
  );
};

const OneExample = ({ example }: { example: Example }): ReactNode => {
  const styles = useStyles();
  const { examples } = usePageWords('audit');
  const { instant, procedure } = useSpeech();
  const { open } = useOnAudit();
  const { reference, title, stage, lane, laneReason, correction, consequences, recurredAt } = example;
  // A correction alone has no cause and no plan; they are not demanded, so not missing.
  const cycles = lane === 'correctionOnly' ? [] : example.cycles;
  return (
    <article className={styles.example} aria-label={reference}>
      <h4 className={styles.head}>
        <RecordLink reference={reference} open={open} /> {title} <StageMark stage={stage} />
      </h4>
      <dl className={styles.facts}>
        {lane && (
          <>
            <dt>{examples.lane}</dt>
            <dd>{laneReason ? `${procedure.lane[lane]} (${laneReason})` : procedure.lane[lane]}</dd>
          </>
        )}
        <dt>{procedure.part.correction}</dt>
        <dd>
          <ActText act={correction} />
        </dd>
        <dt>{procedure.part.consequences}</dt>
        <dd>
          {!consequences
            ? examples.notRecorded
            : consequences.kind === 'dealtWith'
              ? consequences.what
              : examples.noConsequences(consequences.because)}
        </dd>
        {cycles.map((cycle) => (
          <CycleFacts key={cycle.number} cycle={cycle} isOnly={cycles.length === 1} />
        ))}
        {recurredAt.length > 0 && (
          <>
            <dt>{examples.recurred}</dt>
            <dd>{recurredAt.map(instant).join(', ')}</dd>
          </>
        )}
      </dl>
    </article>
  );
};

const ActText = ({ act }: { act: Act | undefined }): ReactNode => {
  const { examples } = usePageWords('audit');
  const { day } = useSpeech();
  if (!act) return examples.notRecorded;
  return act.kind === 'done'
    ? `${act.what} (${examples.done(day(act.doneOn), act.by)})`
    : examples.because(act.because);
};

const CycleFacts = ({ cycle, isOnly }: { cycle: ExampleCycle; isOnly: boolean }): ReactNode => {
  const styles = useStyles();
  const { examples, figure } = usePageWords('audit');
  const { day, instant, procedure } = useSpeech();
  const { rootCauses, actions, successCriteria, verdict } = cycle;
  const of = (name: string): string => (isOnly ? name : `${name}, ${examples.cycle(String(cycle.number))}`);
  const lines = (all: readonly string[]): ReactNode =>
    all.length === 0 ? (
      examples.notRecorded
    ) : (
      <ul className={styles.lines}>
        {all.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    );
  return (
    <>
      <dt>{of(procedure.part.causes)}</dt>
      <dd>
        {lines(rootCauses.map(({ statement, category }) => `${statement} (${procedure.causeCategory[category]})`))}
      </dd>
      <dt>{of(examples.actions)}</dt>
      <dd>
        {lines(
          actions.map(({ id, title, state, originalDue, doneOn }) =>
            examples.action(id, title, procedure.actionState[state], day(originalDue), doneOn && day(doneOn)),
          ),
        )}
      </dd>
      <dt>{of(procedure.logField.successCriteria)}</dt>
      <dd>{successCriteria ?? examples.notRecorded}</dd>
      <dt>{of(examples.verdict)}</dt>
      <dd>
        {verdict
          ? figure(`${procedure.verdict[verdict.verdict]} (${instant(verdict.at)})`, verdict.result)
          : examples.notRecorded}
      </dd>
    </>
  );
};
