import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, WarningRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { HealthAnswer } from '../../api/administration/administrationWire.ts';
import { useApi } from '../client/asking.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    marginBlock: tokens.spacingVerticalS,
    '& th': {
      textAlign: 'start',
      verticalAlign: 'top',
      fontWeight: tokens.fontWeightSemibold,
      paddingInlineEnd: '16px',
    },
    '& td': { overflowWrap: 'anywhere' },
    '& th, & td': { paddingBlock: tokens.spacingVerticalXS },
  },
  state: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  right: { color: tokens.colorStatusSuccessForeground1 },
  wrong: { color: tokens.colorStatusWarningForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '4px 16px',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  fact: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** The health of the lists, of their rows and of this server. */
export const useHealth = () => {
  const api = useApi();
  return useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => api.health(signal),
    // Each check costs resource units: one on opening the page, and one per press.
    staleTime: Number.POSITIVE_INFINITY,
  });
};

/** The health of the lists and of this server. */
export const HealthPart = (): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const { data, isError, error, isFetching, refetch } = useHealth();
  return (
    <Section title={words.lists}>
      <Body1 className={styles.quiet}>{words.listsText}</Body1>
      {data ? (
        <Shown health={data} />
      ) : isError ? (
        <FailureNote failure={error} again={() => void refetch()} />
      ) : (
        <PageSkeleton />
      )}
      {data && (
        <Button size="small" disabledFocusable={isFetching} onClick={() => void refetch()}>
          {words.lookAgain}
        </Button>
      )}
    </Section>
  );
};

const Shown = ({ health }: { health: HealthAnswer }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const { number, instant } = useSpeech();
  const { lists, version, startedAt, requests, resourceUnits, optionalPermissions } = health;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.list}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map(({ list, lacks }) => (
            <tr key={list}>
              <th scope="row">{list}</th>
              <td>
                <span className={styles.state}>
                  {lacks.length === 0 ? (
                    <CheckmarkCircleRegular className={styles.right} aria-hidden />
                  ) : (
                    <WarningRegular className={styles.wrong} aria-hidden />
                  )}
                  {lacks.length === 0 ? words.asItMustBe : words.lacks(lacks.join(', '))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={styles.facts} aria-label={words.server}>
        <dt className={styles.fact}>{words.version}</dt>
        <dd className={styles.value}>{version}</dd>
        <dt className={styles.fact}>{words.startedAt}</dt>
        <dd className={styles.value}>{instant(startedAt)}</dd>
        <dt className={styles.fact}>{words.used}</dt>
        <dd className={styles.value}>{words.usedText(number(requests), number(resourceUnits))}</dd>
        <dt className={styles.fact}>{words.optional}</dt>
        <dd className={styles.value}>{optionalPermissions.join(', ') || words.none}</dd>
      </dl>
    </>
  );
};
