import type { ReactNode } from 'react';
import { Procedure } from '../procedure/Procedure.tsx';
import { Question } from './Question.tsx';

/** How is the process documented? */
export const DocumentedAnswer = (): ReactNode => (
  <Question of="documented" letters={['f', 'g']}>
    <Procedure />
  </Question>
);
