import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ProcedureAnswer } from '../../api/audit/auditWire.ts';
import { procedureWords } from '../../words/procedureWords.ts';
import { useApi } from '../client/asking.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { Said } from '../pieces/Said.tsx';
import { CommandFailure } from '../record/actions/CommandFailure.tsx';
import { draw } from '../record/draw.ts';
import { whoText } from '../record/whoText.ts';
import { useSpeech } from '../speech.tsx';
import { ProcedureText } from './ProcedureText.tsx';

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
  const words = procedureWords[speech.language];
  const { version, approvals, mayApprove, damage } = procedure;
  const told = ({ version: of, by, at }: ProcedureAnswer['approvals'][number]): string =>
    words.approved(of, whoText(by, speech), speech.instant(at));
  const [last, ...earlier] = approvals;
  return (
    <>
      <Said text={words.version(version)} />
      <Said text={last ? told(last) : words.notApproved} />
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
            <Said key={one.at} text={told(one)} />
          ))}
        </details>
      )}
      <Approve procedure={procedure} isOffered={mayApprove} />
    </>
  );
};

/** `n` is drawn once for what is shown, so that pressing again approves nothing twice. */
const Approve = ({ procedure, isOffered }: { procedure: ProcedureAnswer; isOffered: boolean }): ReactNode => {
  const styles = useStyles();
  const { tab, language } = useSpeech();
  const words = procedureWords[language];
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
