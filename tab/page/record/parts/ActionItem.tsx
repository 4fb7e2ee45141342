import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { isOverdue } from '../../../../procedure/deadlines/deadline.ts';
import type { ActionRow, ExtensionRow, RecordAnswer } from '../../../api/record/recordWire.ts';
import type { RecordWords } from '../../../words/en/recordWords.ts';
import { type Speech, usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { Fold } from '../layout/Fold.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const colors = { open: 'informative', done: 'success', cancelled: 'subtle' } as const;

type Props = { readonly action: ActionRow; readonly record: Pick<RecordAnswer, 'today' | 'evidence'> };

/** An action, with its outcome. */
export const ActionItem = ({ action, record: { today, evidence } }: Props): ReactNode => {
  const own = useStyles();
  const styles = useRecordStyles();
  const speech = useSpeech();
  const words = usePageWords('record');
  const { procedure, day } = speech;
  const { id, title, owner, due, originalDue, state, kind, term, priority, extensions } = action;
  const late = state === 'open' && isOverdue({ kind: 'action', due }, today);
  const proof = evidence.filter((file) => file.action === id).map(({ name }) => name);
  const moved = originalDue !== undefined && originalDue !== due;
  return (
    <div className={own.item}>
      <div className={own.line}>
        <strong>{id}</strong>
        <Badge appearance="tint" color={state ? colors[state] : 'subtle'}>
          {state ? procedure.actionState[state] : words.plan.notApproved}
        </Badge>
        {late && (
          <Badge appearance="tint" color="danger">
            {words.path.overdue}
          </Badge>
        )}
      </div>
      <p className={styles.text}>{title}</p>
      <p className={mergeClasses(styles.quiet, late && styles.late)}>
        {words.titled(words.plan.action.due, day(due, 'long'))}
        {moved && ` (${words.plan.originalDue(day(originalDue))})`}
      </p>
      <p className={styles.quiet}>{words.titled(words.plan.action.owner, whoText(owner, speech))}</p>
      <p className={styles.quiet}>
        {[
          procedure.term[term],
          procedure.actionKind[kind],
          words.titled(words.plan.action.priority, procedure.actionPriority[priority]),
        ].join(' · ')}
      </p>
      <Became action={action} />
      {proof.length > 0 && <p className={styles.quiet}>{words.titled(words.plan.proof, proof.join(', '))}</p>}
      {extensions.map((extension) => (
        <Extension key={extension.at} extension={extension} />
      ))}
      <Progress action={action} />
    </div>
  );
};

const Became = ({ action: { done, cancelled } }: { action: ActionRow }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const { plan: words } = usePageWords('record');
  return (
    <>
      {done && (
        <div>
          <p className={styles.quiet}>{words.done(speech.day(done.on, 'long'), whoText(done.by, speech))}</p>
          <p className={styles.text}>{done.note}</p>
        </div>
      )}
      {cancelled && (
        <div>
          <p className={styles.quiet}>{words.cancelled(speech.instant(cancelled.at), whoText(cancelled.by, speech))}</p>
          <p className={styles.text}>{cancelled.reason}</p>
          <Exception text={cancelled.exception} />
        </div>
      )}
    </>
  );
};

/** Decided by a person with a part in it, because everyone had one. */
export const Exception = ({ text }: { text: string | undefined }): ReactNode => {
  const styles = useRecordStyles();
  const { approvals } = usePageWords('record');
  if (text === undefined) return null;
  return (
    <>
      <p className={styles.quiet}>{approvals.exception}</p>
      <p className={styles.text}>{text}</p>
    </>
  );
};

const decisionText = ({ decision }: ExtensionRow, speech: Speech, words: RecordWords): string => {
  const { extension } = words.plan;
  if (!decision) return extension.open;
  const outcome = decision.granted ? extension.granted : extension.notGranted;
  return [outcome, speech.instant(decision.at), whoText(decision.by, speech)].join(' · ');
};

const Extension = ({ extension }: { extension: ExtensionRow }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const words = usePageWords('record');
  const { due, reason, at, by, decision } = extension;
  return (
    <div>
      <p className={styles.quiet}>{words.plan.asked(speech.day(due), speech.instant(at), whoText(by, speech))}</p>
      <p className={styles.text}>{reason}</p>
      <p className={styles.quiet}>{decisionText(extension, speech, words)}</p>
      {decision?.reason && <p className={styles.text}>{decision.reason}</p>}
    </div>
  );
};

const Progress = ({ action: { progress } }: { action: ActionRow }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const { plan: words } = usePageWords('record');
  if (progress.length === 0) return null;
  return (
    <Fold title={words.progress(progress.length)}>
      <ul className={styles.list}>
        {progress.map(({ at, by, text }) => (
          <li key={`${at} ${text}`}>
            <p className={styles.text}>{text}</p>
            <p className={styles.quiet}>{`${speech.instant(at)} · ${whoText(by, speech)}`}</p>
          </li>
        ))}
      </ul>
    </Fold>
  );
};
