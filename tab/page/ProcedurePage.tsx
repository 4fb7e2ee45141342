import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { type PageBlock, procedurePage } from '../../procedure/audit/procedurePage.ts';
import type { Rules } from '../../procedure/organisation/rules.ts';
import type { ProcedureAnswer } from '../api/audit/auditWire.ts';
import { useApi } from './client/asking.tsx';
import { FailureNote } from './pieces/FailureNote.tsx';
import { PageFrame } from './pieces/frame/PageFrame.tsx';
import { PageSkeleton } from './pieces/frame/PageSkeleton.tsx';
import { Said } from './pieces/Said.tsx';
import { WideTable } from './pieces/WideTable.tsx';
import { CommandFailure } from './record/actions/CommandFailure.tsx';
import { draw } from './record/draw.ts';
import { usePageWords, useSpeech, whoText } from './speech.tsx';

/** 7.5.3: the procedure is available to everyone it applies to. */
export const ProcedurePage = ({ nav }: { nav: ReactNode }): ReactNode => {
  const { tab } = useSpeech();
  return (
    <PageFrame title={tab.page.procedure} nav={nav}>
      <Procedure />
    </PageFrame>
  );
};

const useStyles = makeStyles({
  approve: { display: 'grid', justifyItems: 'start', gap: tokens.spacingVerticalS },
});

/** 7.5.2 and 10.2 f: the procedure as it is in force, with its version and who approved it. */
export const Procedure = (): ReactNode => {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['procedure'],
    queryFn: ({ signal }) => api.procedure(signal),
  });
  if (error) return <FailureNote failure={error} again={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <Approval procedure={data} />
      <ProcedureText rules={data.rules} />
    </>
  );
};

const Approval = ({ procedure }: { procedure: ProcedureAnswer }): ReactNode => {
  const speech = useSpeech();
  const words = usePageWords('procedure');
  const { version, approvals, mayApprove, damage } = procedure;
  const approvalLine = ({ version: of, by, at }: ProcedureAnswer['approvals'][number]): string =>
    words.approved(of, whoText(by, speech), speech.instant(at));
  const [last, ...earlier] = approvals;
  return (
    <>
      <Said text={words.version(version)} />
      <Said text={last ? approvalLine(last) : words.notApproved} />
      {last && !last.same && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.changed}</MessageBarBody>
        </MessageBar>
      )}
      {damage && <Said text={words.damage} />}
      {earlier.length > 0 && (
        <details>
          <summary>{words.earlier}</summary>
          {earlier.map((one) => (
            <Said key={one.at} text={approvalLine(one)} />
          ))}
        </details>
      )}
      <Approve procedure={procedure} isOffered={mayApprove} />
    </>
  );
};

/** `n` is generated once for what is shown, so pressing again does not approve twice. */
const Approve = ({ procedure, isOffered }: { procedure: ProcedureAnswer; isOffered: boolean }): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const words = usePageWords('procedure');
  const api = useApi();
  const queries = useQueryClient();
  const [n] = useState(draw);
  const { version, digest } = procedure;
  const approving = useMutation({
    networkMode: 'always',
    mutationFn: () => api.approveProcedure({ n, command: { name: 'approveProcedure', version, digest } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['procedure'] }),
  });
  return (
    <div className={styles.approve}>
      <div role="status">{approving.isSuccess && words.done}</div>
      {isOffered && (
        <>
          <Said text={words.approveText} />
          <Button appearance="primary" disabledFocusable={approving.isPending} onClick={() => approving.mutate()}>
            {approving.isPending ? tab.sending : words.approve}
          </Button>
        </>
      )}
      {approving.error && <CommandFailure failure={approving.error} />}
    </div>
  );
};

const useProcedureTextStyles = makeStyles({
  part: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '& summary': { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  },
  said: { maxWidth: '80ch', overflowWrap: 'anywhere' },
});

/** The procedure as enforced by the software, from the same tables as docs/procedure.md and the audit pack. */
const ProcedureText = ({ rules }: { rules: Rules }): ReactNode => {
  const styles = useProcedureTextStyles();
  const { procedure: terms } = useSpeech();
  const deadlines = usePageWords('deadlines');
  const measures = usePageWords('measures');
  const ruleWords = usePageWords('rules');
  const text = usePageWords('text');
  const { intro, sections } = useMemo(
    () => procedurePage({ deadlines, measures, rules: ruleWords, terms, text }, rules),
    [deadlines, measures, ruleWords, terms, text, rules],
  );
  return (
    <div>
      <p className={styles.said}>{intro}</p>
      {sections.map(({ name, title, blocks }) => (
        <details key={name} className={styles.part}>
          <summary>{title}</summary>
          {blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a section keep their places
            <Block key={index} block={block} title={title} />
          ))}
        </details>
      ))}
    </div>
  );
};

const Block = ({ block, title }: { block: PageBlock; title: string }): ReactNode => {
  const styles = useProcedureTextStyles();
  switch (block.kind) {
    case 'text':
      return <p className={styles.said}>{block.text}</p>;
    case 'list':
      return (
        <ul className={styles.said}>
          {block.points.map(({ term, text }) => (
            <li key={text}>
              {term && <strong>{term} </strong>}
              {text}
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <WideTable
          title={title}
          head={block.head}
          rows={block.rows.map((cells) => ({ key: cells.join('|'), cells }))}
        />
      );
    default:
      return block satisfies never;
  }
};
