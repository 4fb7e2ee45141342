import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { CaseAnswer, CaseRequest } from '../../api/wire.ts';
import { useApi } from '../client/asking.tsx';
import { PageFrame } from '../pieces/frame/PageFrame.tsx';
import { CaseForm } from './CaseForm.tsx';
import { CaseRecord } from './CaseRecord.tsx';
import { useCaseWords } from './useCaseWords.ts';

const useStyles = makeStyles({
  text: {
    maxWidth: '780px',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
  },
});

type Opened = { readonly request: CaseRequest; readonly answer: CaseAnswer };

/**
 * For people who reported without their name. Number and code are in the state of this page and in the body of its
 * requests, and nowhere else: in no address, no storage and no cache.
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
  });
  // `onSuccess` is passed with the call, so a late answer opens nothing after *another case*.
  const ask = (request: CaseRequest) => asking.mutate(request, { onSuccess: setOpened });
  return (
    <PageFrame title={page.title} nav={nav}>
      <div className={styles.text}>
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
              ask(opened.request);
            }}
            another={() => {
              setSaid('');
              asking.reset();
              setOpened(undefined);
            }}
          />
        ) : (
          <CaseForm failure={asking.error} isPending={asking.isPending} ask={ask} />
        )}
      </div>
    </PageFrame>
  );
};
