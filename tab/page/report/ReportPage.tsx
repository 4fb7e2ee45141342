import type { ReactNode } from 'react';
import { PageFrame } from '../pieces/PageFrame.tsx';
import { useSpeech } from '../speech.tsx';

export const ReportPage = ({ nav }: { nav: ReactNode }): ReactNode => {
  const { tab } = useSpeech();
  return (
    <PageFrame title={tab.page.report} nav={nav}>
      {undefined}
    </PageFrame>
  );
};
