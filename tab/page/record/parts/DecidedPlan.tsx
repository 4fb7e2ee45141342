import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DecisionRow, PlanAnswer, PlanChange } from '../../../api/record/recordWire.ts';
import type { RecordWords } from '../../../words/en/recordWords.ts';
import { CopyText } from '../../pieces/CopyText.tsx';
import { type Speech, usePageWords, useSpeech } from '../../speech.tsx';
import { Difference } from '../history/Difference.tsx';
import { Fold } from '../layout/Fold.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { actionFieldText, PlanFields, planFieldText } from './PlanFields.tsx';

const useStyles = makeStyles({
  changes: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
});

type Decided = Extract<DecisionRow, { plan: PlanAnswer }>;

/** The plan as decided about, its hash, and its changes since. */
export const DecidedPlan = ({ decision, now }: { decision: Decided; now: PlanAnswer | undefined }): ReactNode => {
  const styles = useRecordStyles();
  const { approvals: words } = usePageWords('record');
  const { plan, revision, kind, changes } = decision;
  return (
    <Fold title={words.plan[kind]}>
      <div className={styles.stack}>
        <div>
          <p className={styles.quiet}>{words.revision(revision)}</p>
          {kind === 'approved' && (
            <p className={styles.quiet}>
              {words.hash} <code className={styles.hash}>{decision.planHash}</code>
              <CopyText text={decision.planHash} label={words.copyHash} />
            </p>
          )}
        </div>
        {now && <PlanChanges before={plan} now={now} changes={changes} />}
        <ul className={styles.list}>
          {plan.actions.map((action) => (
            <li key={action.id}>
              <PlannedAction action={action} />
            </li>
          ))}
        </ul>
        <PlanFields plan={plan} />
      </div>
    </Fold>
  );
};

const PlannedAction = ({ action }: { action: PlanAnswer['actions'][number] }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const about = (['owner', 'due', 'priority', 'kind', 'term'] as const).map((field) =>
    actionFieldText(action, field, speech),
  );
  return (
    <>
      <p className={styles.text}>
        <strong>{action.id}</strong> {action.title}
      </p>
      <p className={styles.quiet}>{about.join(' · ')}</p>
    </>
  );
};

type ChangesProps = { readonly before: PlanAnswer; readonly now: PlanAnswer; readonly changes: readonly PlanChange[] };

const PlanChanges = ({ before, now, changes }: ChangesProps): ReactNode => {
  const own = useStyles();
  const styles = useRecordStyles();
  const speech = useSpeech();
  const words = usePageWords('record');
  if (changes.length === 0) return <p className={styles.text}>{words.approvals.unchanged}</p>;
  return (
    <div className={styles.close}>
      <h3 className={styles.subtitle}>{words.approvals.changed(changes.length)}</h3>
      <dl className={own.changes}>
        {changes.map((change) => {
          const { label, was, is, text } = shownChange(change, { before, now }, speech, words);
          return text === undefined ? (
            <Difference key={label} label={label} before={was} after={is} />
          ) : (
            <div key={`${label} ${text}`}>
              <dt className={styles.quiet}>{label}</dt>
              <dd className={own.text}>{text}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
};

/** Old and new value, or the fate of a whole action. */
type Shown = {
  readonly label: string;
  readonly was?: string | undefined;
  readonly is?: string | undefined;
  readonly text?: string;
};

const shownChange = (
  change: PlanChange,
  { before, now }: Pick<ChangesProps, 'before' | 'now'>,
  speech: Speech,
  words: RecordWords,
): Shown => {
  if (!('action' in change)) {
    const { field } = change;
    return {
      label: words.plan.field[field],
      was: planFieldText(before, field, speech, words),
      is: planFieldText(now, field, speech, words),
    };
  }
  const { action: id, field } = change;
  const [was, is] = [before, now].map(({ actions }) => actions.find((one) => one.id === id));
  if (field === 'added' || field === 'dropped' || field === 'cancelled')
    return { label: id, text: words.approvals[field]((is ?? was)?.title ?? '') };
  return {
    label: `${id} · ${words.plan.action[field]}`,
    was: was && actionFieldText(was, field, speech),
    is: is && actionFieldText(is, field, speech),
  };
};
