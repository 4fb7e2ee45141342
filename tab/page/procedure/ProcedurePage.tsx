import type { ReactNode } from 'react';
import { PageFrame } from '../pieces/frame/PageFrame.tsx';
import { useSpeech } from '../speech.tsx';
import { Procedure } from './Procedure.tsx';

/** 7.5.3: the procedure is available to everyone it applies to. */
export const ProcedurePage = ({ nav }: { nav: ReactNode }): ReactNode => {
  const { tab } = useSpeech();
  return (
    <PageFrame title={tab.page.procedure} nav={nav}>
      <Procedure />
    </PageFrame>
  );
};
