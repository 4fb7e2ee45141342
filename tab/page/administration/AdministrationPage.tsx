import type { ReactNode } from 'react';
import { PageFrame } from '../pieces/PageFrame.tsx';
import { useSpeech } from '../speech.tsx';

export const AdministrationPage = ({ nav }: { nav: ReactNode }): ReactNode => {
  const { tab } = useSpeech();
  return (
    <PageFrame title={tab.page.administration} nav={nav}>
      {undefined}
    </PageFrame>
  );
};
