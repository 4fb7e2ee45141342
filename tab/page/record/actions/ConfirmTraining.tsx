import { Button, makeStyles } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import { useApi } from '../../client/asking.tsx';
import { PageSkeleton } from '../../pieces/frame/PageSkeleton.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { CommandFailure } from './CommandFailure.tsx';

const useStyles = makeStyles({ button: { justifySelf: 'start' } });

type Props = {
  readonly reference: Reference;
  /** Sequence of the commit that asked the person, if known. */
  readonly asked?: number | undefined;
  readonly confirmedAt: string | undefined;
  readonly isOpen: boolean;
};

/** For people who were asked: each confirms once, no matter where and how often they press. */
export const ConfirmTraining = ({ reference, asked, confirmedAt, isOpen }: Props): ReactNode => {
  const own = useStyles();
  const styles = useRecordStyles();
  const { instant } = useSpeech();
  const { training: words } = usePageWords('record');
  const api = useApi();
  const queries = useQueryClient();
  const confirming = useMutation({
    networkMode: 'always',
    mutationFn: () => api.confirmTraining(reference, asked),
    // Keeps the answer: another server may learn of it two seconds later.
    onSuccess: (answer) => {
      queries.setQueryData(['training', reference], answer);
      return queries.invalidateQueries({ queryKey: ['record', reference] });
    },
  });
  const at = confirmedAt ?? confirming.data?.confirmedAt;
  return (
    <div className={styles.close}>
      <div role="status">{at !== undefined && <p className={styles.strong}>{words.done(instant(at))}</p>}</div>
      {at === undefined && !isOpen && <p className={styles.text}>{words.over}</p>}
      {at === undefined && isOpen && (
        <>
          <p className={styles.quiet}>{words.hint}</p>
          <div role="alert">{confirming.error && <CommandFailure failure={confirming.error} />}</div>
          <Button
            appearance="primary"
            className={own.button}
            disabledFocusable={confirming.isPending}
            onClick={() => confirming.mutate()}
          >
            {words.confirm}
          </Button>
        </>
      )}
    </div>
  );
};

type AskedToConfirmProps = {
  readonly reference: Reference;
  /** Shown to people who were not asked either. */
  readonly otherwise: ReactNode;
};

/**
 * People who may not read a record may still be asked to confirm a training of it: they see no more of the record than
 * that.
 */
export const AskedToConfirm = ({ reference, otherwise }: AskedToConfirmProps): ReactNode => {
  const styles = useRecordStyles();
  const { training: words } = usePageWords('record');
  const api = useApi();
  const { data: training, isPending } = useQuery({
    queryKey: ['training', reference],
    queryFn: ({ signal }) => api.training(reference, signal),
  });
  if (isPending) return <PageSkeleton />;
  if (!training) return otherwise;
  return (
    <div className={styles.stack}>
      <h1 className={styles.subtitle}>{`${reference} · ${words.title}`}</h1>
      <p className={styles.quiet}>{words.asked}</p>
      <p className={styles.text}>{training.text}</p>
      <ConfirmTraining reference={reference} confirmedAt={training.confirmedAt} isOpen={training.isOpen} />
    </div>
  );
};
