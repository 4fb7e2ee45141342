import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Act } from '../../../../procedure/record/recordParts.ts';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(250px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  column: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    gap: tokens.spacingVerticalM,
    paddingBlockStart: tokens.spacingVerticalM,
    borderTop: `3px solid ${tokens.colorCompoundBrandStroke}`,
  },
});

/** What an auditor asks for first: correction, cause, and corrective action. */
export const AnswerPart = ({ record }: { record: RecordAnswer }): ReactNode => {
  const styles = useStyles();
  const { answer } = usePageWords('record');
  return (
    <Part name="answer">
      <div className={styles.columns}>
        <Column title={answer.correction} letter="a">
          <Correction record={record} />
        </Column>
        <Column title={answer.cause} letter="b">
          <Cause record={record} />
        </Column>
        <Column title={answer.action} letter="c">
          <CorrectiveAction record={record} />
        </Column>
      </div>
    </Part>
  );
};

const Column = ({ title, letter, children }: { title: string; letter: string; children: ReactNode }): ReactNode => {
  const { column } = useStyles();
  const styles = useRecordStyles();
  return (
    <div className={column}>
      <h3 className={styles.subtitle}>
        {title} <span className={styles.quiet}>{`10.2 ${letter}`}</span>
      </h3>
      {children}
    </div>
  );
};

const Said = ({ title, text, about }: { title: string; text: string; about?: readonly string[] }): ReactNode => {
  const styles = useRecordStyles();
  return (
    <div className={styles.close}>
      <p className={styles.quiet}>{title}</p>
      <p className={styles.text}>{text}</p>
      {about?.map((line) => (
        <p key={line} className={styles.quiet}>
          {line}
        </p>
      ))}
    </div>
  );
};

const Done = ({ title, act }: { title: string; act: Act }): ReactNode => {
  const { day } = useSpeech();
  const { answer, titled } = usePageWords('record');
  if (act.kind === 'notNecessary') return <Said title={`${title} · ${answer.notNecessary}`} text={act.because} />;
  const { what, by, doneOn, proof } = act;
  const about = [
    titled(answer.by, by),
    titled(answer.on, day(doneOn, 'long')),
    ...(proof === undefined ? [] : [titled(answer.proof, proof)]),
  ];
  return <Said title={title} text={what} about={about} />;
};

const Correction = ({ record }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const { part } = useSpeech().procedure;
  const { answer, titled } = usePageWords('record');
  const { containment, correction, consequences } = record;
  if (!containment && !correction && !consequences) return <p className={styles.quiet}>{answer.noCorrection}</p>;
  return (
    <>
      {containment && <Done title={part.containment} act={containment} />}
      {correction && <Done title={part.correction} act={correction} />}
      {consequences?.kind === 'none' && (
        <Said title={`${part.consequences} · ${answer.none}`} text={consequences.because} />
      )}
      {consequences?.kind === 'dealtWith' && (
        <Said
          title={part.consequences}
          text={consequences.what}
          about={consequences.told === undefined ? [] : [titled(answer.told, consequences.told)]}
        />
      )}
    </>
  );
};

const Cause = ({ record }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const { procedure } = useSpeech();
  const { answer, causes: words, titled } = usePageWords('record');
  const { statement, similar, cycle } = record;
  const roots = cycle.causes?.rootCauses ?? [];
  return (
    <>
      {statement && (
        <Said
          title={procedure.part.statement}
          text={statement.problem}
          about={statement.implications ? [titled(answer.implications, statement.implications)] : []}
        />
      )}
      {roots.map((root) => (
        <Said
          key={root.statement}
          title={words.root}
          text={root.statement}
          about={[procedure.causeCategory[root.category]]}
        />
      ))}
      {roots.length === 0 && similar?.cause !== undefined && (
        <Said title={words.root} text={similar.cause} about={[]} />
      )}
      {roots.length === 0 && !similar?.cause && <p className={styles.quiet}>{answer.noCause}</p>}
      {similar && (
        <Said
          title={`${procedure.part.similar} · ${answer.elsewhere[similar.found ? 'found' : 'notFound']}`}
          text={similar.result}
          about={[titled(answer.areas, similar.areas), titled(answer.checkedBy, similar.checkedBy)]}
        />
      )}
    </>
  );
};

const mostActions = 6;

const CorrectiveAction = ({ record }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const { procedure, day } = useSpeech();
  const { answer, plan: words } = usePageWords('record');
  const { plan, actions } = record.cycle;
  if (!plan) return <p className={styles.quiet}>{answer.noAction}</p>;
  const more = actions.length - mostActions;
  return (
    <>
      {plan.objective && <p className={styles.text}>{plan.objective}</p>}
      {actions.slice(0, mostActions).map(({ id, title, state, due, done }) => (
        <Said
          key={id}
          title={`${id} · ${state ? procedure.actionState[state] : words.notApproved} · ${day(done?.on ?? due)}`}
          text={title}
        />
      ))}
      {more > 0 && <p className={styles.quiet}>{answer.more(more)}</p>}
    </>
  );
};
