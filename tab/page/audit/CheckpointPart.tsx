import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SignedCheckpoint } from '../../../procedure/record/history/checkpoint.ts';
import { useApi } from '../client/asking.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { Said } from '../pieces/Said.tsx';
import { Section } from '../record/layout/Section.tsx';
import { useSpeech } from '../speech.tsx';
import { useAuditWords } from './useAudit.ts';

const useStyles = makeStyles({
  facts: {
    margin: 0,
    overflowWrap: 'anywhere',
    '& dt': { fontWeight: tokens.fontWeightSemibold },
    '& dd': { margin: 0 },
  },
  how: { margin: `${tokens.spacingVerticalM} 0 0` },
  command: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** The last signed state of the history, and how an outsider can verify it. */
export const CheckpointPart = (): ReactNode => {
  const styles = useStyles();
  const words = useAuditWords().checkpoint;
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
      <Said text={words.anchor} />
      <pre className={styles.command}>npm run verify -- --anchor checkpoint.json</pre>
      <Said text={words.outside} />
    </Section>
  );
};

const Facts = ({ signed: { checkpoint, signature, key } }: { signed: SignedCheckpoint }): ReactNode => {
  const styles = useStyles();
  const words = useAuditWords().checkpoint;
  const { instant, number } = useSpeech();
  const { name, at, first, last, rows, highest, digest, previous } = checkpoint;
  const facts = {
    items: `${first}–${last}`,
    highest: Object.entries(highest)
      .map(([year, most]) => `${year}: ${most}`)
      .join(', '),
    digest,
    previous: previous || '–',
    signature,
    key: JSON.stringify(key),
  };
  return (
    <>
      <Said text={words.text(name, instant(at), number(rows))} />
      <dl className={styles.facts}>
        {(['items', 'highest', 'digest', 'previous', 'signature', 'key'] as const).map((fact) => (
          <div key={fact}>
            <dt>{words.fact[fact]}</dt>
            <dd>
              <code>{facts[fact]}</code>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};
