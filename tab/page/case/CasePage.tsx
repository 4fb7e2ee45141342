import { MessageBar, MessageBarBody, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { CaseAnswer, CaseRequest } from '../../api/wire.ts';
import { useApi } from '../asking.tsx';
import { CaseForm } from './CaseForm.tsx';
import { CaseRecord } from './CaseRecord.tsx';
import { useCaseWords } from './useCaseWords.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    minHeight: '100vh',
    maxWidth: '860px',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    gap: tokens.spacingVerticalL,
    '@media (max-width: 640px)': { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
  title: { margin: 0 },
});

type Opened = { readonly request: CaseRequest; readonly answer: CaseAnswer };

/**
 * For whoever reported without his name. Number and code are in the state of this page and in the body of its requests,
 * and nowhere else: in no address, no storage and no cache.
 */
export const CasePage = ({ nav }: { nav: ReactNode }): ReactNode => {
  const styles = useStyles();
  const { page } = useCaseWords();
  const api = useApi();
  const [opened, setOpened] = useState<Opened>();
  const [said, setSaid] = useState('');
  const asking = useMutation({
    networkMode: 'always',
    gcTime: 0,
    mutationFn: async (request: CaseRequest): Promise<Opened> => ({ request, answer: await api.caseOf(request) }),
    onSuccess: setOpened,
  });
  useEffect(() => {
    document.title = `${page.title} · TenTwo`;
  }, [page]);
  return (
    <main className={styles.page}>
      {nav}
      <Title3 as="h1" className={styles.title}>
        {page.title}
      </Title3>
      <div role="status">
        {said && (
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>{said}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {opened ? (
        <CaseRecord
          record={opened.answer}
          caseCode={opened.request.caseCode}
          isAsking={asking.isPending}
          failure={asking.error}
          done={(text) => {
            setSaid(text);
            asking.mutate(opened.request);
          }}
          another={() => {
            setSaid('');
            asking.reset();
            setOpened(undefined);
          }}
        />
      ) : (
        <CaseForm failure={asking.error} isPending={asking.isPending} ask={(request) => asking.mutate(request)} />
      )}
    </main>
  );
};
