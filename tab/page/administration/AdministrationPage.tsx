import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Me } from '../../api/wire.ts';
import { useApi } from '../client/asking.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageFrame } from '../pieces/frame/PageFrame.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { Section } from '../record/layout/Section.tsx';
import { useSpeech } from '../speech.tsx';
import { HealthPart } from './HealthPart.tsx';
import { RolesPart } from './RolesPart.tsx';
import { RulesPart } from './RulesPart.tsx';
import { SettingsHistory } from './SettingsHistory.tsx';
import { useAdministrationWords } from './useAdministrationWords.ts';

/** Loaded on demand: used once or twice in the life of a register. */
const ImportPart = lazy(async () => ({ default: (await import('./importing/ImportPart.tsx')).ImportPart }));

const useStyles = makeStyles({
  two: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingVerticalM,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '4px 16px',
    margin: 0,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { overflowWrap: 'anywhere' },
  value: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, display: 'block', marginBlockEnd: tokens.spacingVerticalS },
});

type AdministrationPageProps = { readonly nav: ReactNode; readonly may: Me['may'] };

/** For administrators: the settings in force, who holds which role, whether the lists are as they should be. */
export const AdministrationPage = ({ nav, may }: AdministrationPageProps): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const words = useAdministrationWords();
  const api = useApi();
  const settings = useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => api.settings(signal) });
  const { data } = settings;
  return (
    <PageFrame title={tab.page.administration} nav={nav}>
      <div className={styles.two}>
        <HealthPart />
        <RolesPart />
      </div>
      {data ? (
        <>
          <RulesPart settings={data} />
          <div className={styles.two}>
            <Section title={words.environment}>
              <Body1 className={styles.quiet}>{words.environmentText}</Body1>
              <dl className={styles.facts}>
                <dt>{words.triageChannel}</dt>
                <dd className={styles.value}>{data.triageChannel ?? words.noTriageChannel}</dd>
                {data.environment.map(({ name, value }) => (
                  <Fact key={name} name={name} value={value} />
                ))}
              </dl>
            </Section>
            <SettingsHistory settings={data} />
          </div>
          {may.includes('importRecord') && (
            <Suspense fallback={<PageSkeleton />}>
              <ImportPart />
            </Suspense>
          )}
        </>
      ) : settings.isError ? (
        <FailureNote failure={settings.error} again={() => void settings.refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </PageFrame>
  );
};

const Fact = ({ name, value }: { name: string; value: string }): ReactNode => {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.name}>
        <code>{name}</code>
      </dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
};
