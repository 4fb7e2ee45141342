import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CheckpointAnswer } from '../../api/audit/auditWire.ts';
import { useApi } from '../client/asking.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { Said } from '../pieces/Said.tsx';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';

const useStyles = makeStyles({
  how: { margin: `${tokens.spacingVerticalM} 0 0` },
  command: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** The last signed state of the history, and how an outsider can verify it. */
export const CheckpointPart = (): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit').checkpoint;
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['checkpoint'],
    queryFn: ({ signal }) => api.checkpoint(signal),
  });
  return (
    <Section title={words.title}>
      {error ? (
        <FailureNote failure={error} again={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton />
      ) : data.last ? (
        <Facts signed={data.last} />
      ) : (
        <Said text={words.none} />
      )}
      <Subtitle2 as="h3" className={styles.how}>
        {words.verify}
      </Subtitle2>
      <Said text={words.site} />
      <pre className={styles.command}>npm run verify</pre>
      <Said text={words.anchored} />
      <pre className={styles.command}>npm run verify -- --anchor anchor.txt</pre>
      <Said text={words.outside} />
    </Section>
  );
};

type Signed = NonNullable<CheckpointAnswer['last']>;

const Facts = ({ signed: { checkpoint, note, key, stamped } }: { signed: Signed }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit').checkpoint;
  const { instant, number } = useSpeech();
  const { name, at, size, last } = checkpoint;
  return (
    <>
      <Said text={words.text(name, instant(at), number(size), String(last))} />
      {stamped && <Said text={words.stamped} />}
      <Said text={words.anchor} />
      <pre className={styles.command}>{`${note}${key}`}</pre>
    </>
  );
};
