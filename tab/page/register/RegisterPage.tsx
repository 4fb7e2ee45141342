import { Body1, Button, Link, makeStyles, ProgressBar, Title3, tokens } from '@fluentui/react-components';
import { type ReactNode, type RefObject, Suspense, useCallback, useEffect } from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { Me } from '../../api/wire.ts';
import { lazyPart } from '../lazyPart.tsx';
import { EmptyNote } from '../pieces/EmptyNote.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { RegisterLoading } from '../pieces/frame/RegisterLoading.tsx';
import { useSize } from '../pieces/useSize.ts';
import { useSpeech } from '../speech.tsx';
import type { ShownColumn } from './columnsFor.ts';
import { RegisterFilters } from './filters/RegisterFilters.tsx';
import { RegisterGrid } from './RegisterGrid.tsx';
import { cardsBelow } from './registerColumns.tsx';
import { useRegisterStart } from './registerRows.ts';
import { everything, isFiltered, queryOf, type RegisterView } from './registerView.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    height: '100vh',
    minHeight: '480px',
    maxWidth: '1800px',
    marginInline: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
    '@media (max-width: 640px)': {
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
      gap: tokens.spacingVerticalS,
    },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  title: { margin: 0 },
  // Reserves the final height, so nothing moves when it loads.
  tools: {
    minHeight: '32px',
    marginInlineStart: 'auto',
    minWidth: 0,
    '@media (max-width: 640px)': { flexBasis: '100%', marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  table: {
    position: 'relative',
    flex: '1 1 0',
    minHeight: '220px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  progress: { position: 'absolute', insetInline: 0, top: 0, zIndex: 1 },
});

const RegisterTools = lazyPart(async () => (await import('./RegisterTools.tsx')).RegisterTools, ['register']);

type RegisterPageProps = {
  readonly nav: ReactNode;
  readonly view: RegisterView;
  readonly onView: (view: RegisterView) => void;
  readonly me: Me;
  /** Beside a meeting or on its stage: the link to its session. */
  readonly sessions?: ReactNode;
  readonly lastOpened: RefObject<number | undefined>;
  readonly onOpen: (reference: Reference, index: number) => void;
};

export const RegisterPage = (props: RegisterPageProps): ReactNode => {
  const { nav, view, onView, me, sessions, lastOpened, onOpen } = props;
  const scope = me.reads.register ? 'all' : 'own';
  const styles = useStyles();
  const { tab, number, isOne } = useSpeech();
  const start = useRegisterStart(queryOf(view));
  const [tableRef, size] = useSize<HTMLDivElement>();
  const title = scope === 'all' ? tab.page.register : tab.myReports;
  useEffect(() => {
    document.title = `${title} · TenTwo`;
  }, [title]);
  const onSort = useCallback(
    (sort: ShownColumn, descending: boolean) => onView({ ...view, sort, descending }),
    [view, onView],
  );
  const { data } = start;
  // Tools for rows load after the rows, or after they fail.
  const hasBegun = data !== undefined || start.isError;
  return (
    <main className={styles.page}>
      {nav}
      <div>
        <div className={styles.head}>
          <Title3 as="h1" className={styles.title}>
            {title}
          </Title3>
          <span className={styles.quiet} role="status">
            {data && tab.count(number(data.total), isOne(data.total), isFiltered(view))}
          </span>
          <div className={styles.tools}>
            <Suspense>{hasBegun && <RegisterTools me={me} view={view} total={data?.total ?? 0} />}</Suspense>
          </div>
        </div>
        {sessions}
        {scope === 'own' && <WhyMine />}
      </div>
      <RegisterLoading loading={data?.loading} />
      {view.behind && <Body1>{tab.behind(view.behind.label)}</Body1>}
      <RegisterFilters
        me={me}
        view={view}
        onView={onView}
        withOrder={(size?.width ?? cardsBelow) < cardsBelow}
        isReady={hasBegun}
      />
      <div className={styles.table} ref={tableRef} aria-busy={start.isPlaceholderData}>
        {start.isPlaceholderData && <ProgressBar className={styles.progress} aria-label={tab.loading} />}
        {start.isError && !data ? (
          <FailureNote failure={start.error} again={() => void start.refetch()} />
        ) : !data || !size ? (
          <PageSkeleton />
        ) : data.total === 0 ? (
          <Empty filtered={isFiltered(view)} scope={scope} clear={() => onView(everything)} />
        ) : (
          <RegisterGrid
            query={data.query}
            total={data.total}
            size={size}
            view={view}
            onSort={onSort}
            lastOpened={lastOpened}
            onOpen={onOpen}
          />
        )}
      </div>
    </main>
  );
};

const WhyMine = (): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  return (
    <Body1 className={styles.quiet}>
      {tab.myReportsWhy} <Link href="#/case">{tab.askByCase}</Link>
    </Body1>
  );
};

const Empty = (props: { filtered: boolean; scope: 'all' | 'own'; clear: () => void }): ReactNode => {
  const { tab } = useSpeech();
  if (!props.filtered) {
    return <EmptyNote title={tab.emptyTitle} text={props.scope === 'all' ? tab.emptyText : tab.emptyMineText} />;
  }
  return (
    <EmptyNote title={tab.nothingFoundTitle} text={tab.nothingFoundText}>
      <Button onClick={props.clear}>{tab.clearFilters}</Button>
    </EmptyNote>
  );
};
