import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { RolesAnswer } from '../../api/administration/administrationWire.ts';
import type { Me } from '../../api/wire.ts';
import { useApi } from '../client/asking.tsx';
import { lazyPart } from '../lazyPart.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageFrame } from '../pieces/frame/PageFrame.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech, whoText } from '../speech.tsx';
import { DeliveryPart } from './DeliveryPart.tsx';
import { HealthPart } from './HealthPart.tsx';
import { ObjectivesPart } from './ObjectivesPart.tsx';
import { RulesPart } from './RulesPart.tsx';
import { SettingsHistory } from './SettingsHistory.tsx';
import { UntrustedRowsPart } from './UntrustedRowsPart.tsx';

/** Loaded on demand: used once or twice in the life of a register. */
const ImportPart = lazyPart(async () => (await import('./importing/ImportPart.tsx')).ImportPart, ['import']);

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

type AdministrationPageProps = {
  readonly nav: ReactNode;
  readonly may: Me['may'];
  /** Undefined for a person who may not read the register. */
  readonly open: ((reference: Reference) => void) | undefined;
};

/** For administrators: the settings in force, the holders of roles, the health of the lists. */
export const AdministrationPage = ({ nav, may, open }: AdministrationPageProps): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const words = usePageWords('administration');
  const api = useApi();
  const settings = useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => api.settings(signal) });
  const { data } = settings;
  return (
    <PageFrame title={tab.page.administration} nav={nav}>
      <div className={styles.two}>
        <HealthPart />
        <RolesPart />
      </div>
      <DeliveryPart />
      <UntrustedRowsPart open={open} />
      {data ? (
        <>
          <RulesPart settings={data} />
          <ObjectivesPart settings={data} />
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

const useRolesPartStyles = makeStyles({
  roles: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', margin: 0 },
  role: { fontWeight: tokens.fontWeightSemibold, marginBlockStart: tokens.spacingVerticalS },
  people: { margin: 0, overflowWrap: 'anywhere' },
  missing: { color: tokens.colorStatusWarningForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Who holds which role: read from the groups, changed there. */
const RolesPart = (): ReactNode => {
  const styles = useRolesPartStyles();
  const words = usePageWords('administration');
  const api = useApi();
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => api.roles(signal),
  });
  return (
    <Section title={words.roles}>
      <Body1 className={styles.quiet}>{words.rolesText}</Body1>
      {data ? (
        <dl className={styles.roles}>
          {data.roles.map((one) => (
            <RoleRow key={one.role} {...one} />
          ))}
        </dl>
      ) : isError ? (
        <FailureNote failure={error} again={() => void refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </Section>
  );
};

const RoleRow = ({ role, count, people }: RolesAnswer['roles'][number]): ReactNode => {
  const styles = useRolesPartStyles();
  const words = usePageWords('administration');
  const speech = useSpeech();
  const known = people.filter(({ me, name }) => me || name !== undefined);
  const rest = count - known.length;
  const names = known.map((person) => whoText(person, speech)).join(', ');
  return (
    <>
      <dt className={styles.role}>
        {speech.procedure.role[role]} · {words.count(speech.number(count), speech.isOne(count))}
      </dt>
      <dd className={styles.people}>
        {count === 0 ? <span className={styles.missing}>{words.roleEmpty}</span> : names}
        {known.length > 0 && rest > 0 && ` ${words.more(speech.number(rest))}`}
      </dd>
    </>
  );
};
