import type { ReactNode } from 'react';
import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import { problemsIn } from '../../client/failure.ts';
import { FormDialog } from '../../pieces/FormDialog.tsx';
import type { useGiving } from '../useGive.ts';

type DialogProps = {
  readonly title: string;
  readonly send: string;
  readonly giving: ReturnType<typeof useGiving>;
  /** Names of the fields that show their own problems. */
  readonly fields: readonly string[];
  /** Something required is still missing. */
  readonly isEmpty?: boolean;
  readonly onSend: () => void;
  readonly close: () => void;
  readonly children: ReactNode;
};

/**
 * A form of a session. It stays open, with what was typed, until it is sent or closed, regardless of updates from
 * others.
 */
export const SessionDialog = ({ send, giving, fields, isEmpty, onSend, ...form }: DialogProps): ReactNode => {
  const { error, isPending } = giving;
  const isSaid = fields.some((field) => problemAt(error, field) !== undefined);
  return (
    <FormDialog
      {...form}
      error={error}
      isPending={isPending}
      send={{ label: send, isOff: isEmpty, onSend }}
      {...(isSaid && { failed: null })}
    />
  );
};

export const problemAt = (error: Error | null, field: string): FieldProblem | undefined => problemsIn(error)[field];
