import type { ReactNode } from 'react';
import { CauseForm } from './CauseForm.tsx';
import { CloseForm } from './CloseForm.tsx';
import { EvidenceForm } from './EvidenceForm.tsx';
import { HandOverForm } from './HandOverForm.tsx';
import { MergeForm } from './MergeForm.tsx';
import { ObjectForm } from './ObjectForm.tsx';
import type { OpenForm } from './openForm.ts';
import { ProblemForm } from './ProblemForm.tsx';
import { RootForm } from './RootForm.tsx';

/** The form that is open. It holds what is typed itself, so that nothing that comes from others touches it. */
export const SessionForms = ({ form, close }: { form: OpenForm; close: () => void }): ReactNode => {
  switch (form.name) {
    case 'problem':
      return <ProblemForm {...{ form, close }} />;
    case 'cause':
      return <CauseForm {...{ form, close }} />;
    case 'evidence':
      return <EvidenceForm {...{ form, close }} />;
    case 'object':
      return <ObjectForm {...{ form, close }} />;
    case 'root':
      return <RootForm {...{ form, close }} />;
    case 'merge':
      return <MergeForm {...{ form, close }} />;
    case 'handOver':
      return <HandOverForm {...{ form, close }} />;
    default:
      return <CloseForm {...{ form, close }} />;
  }
};
