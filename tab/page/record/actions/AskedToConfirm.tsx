import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import { useApi } from '../../client/asking.tsx';
import { PageSkeleton } from '../../pieces/frame/PageSkeleton.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { useRecordWords } from '../useRecordWords.ts';
import { ConfirmTraining } from './ConfirmTraining.tsx';

type Props = {
  readonly reference: Reference;
  /** Shown to people who were not asked either. */
  readonly otherwise: ReactNode;
};

/**
 * People who may not read a record may still be asked to confirm a training of it: they see no more of the record than
 * that.
 */
export const AskedToConfirm = ({ reference, otherwise }: Props): ReactNode => {
  const styles = useRecordStyles();
  const { training: words } = useRecordWords();
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
