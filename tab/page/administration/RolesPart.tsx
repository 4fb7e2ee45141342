import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RolesAnswer } from '../../api/administration/administrationWire.ts';
import { useApi } from '../client/asking.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { Section } from '../record/layout/Section.tsx';
import { whoText } from '../record/whoText.ts';
import { useSpeech } from '../speech.tsx';
import { useAdministrationWords } from './useAdministrationWords.ts';

const useStyles = makeStyles({
  roles: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', margin: 0 },
  role: { fontWeight: tokens.fontWeightSemibold, marginBlockStart: tokens.spacingVerticalS },
  people: { margin: 0, overflowWrap: 'anywhere' },
  missing: { color: tokens.colorStatusWarningForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Who holds which role: read from the groups, changed there. */
export const RolesPart = (): ReactNode => {
  const styles = useStyles();
  const words = useAdministrationWords();
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
  const styles = useStyles();
  const words = useAdministrationWords();
  const speech = useSpeech();
  const known = people.filter(({ me, name }) => me || name !== undefined);
  const rest = count - known.length;
  const names = known.map((person) => whoText(person, speech)).join(', ');
  return (
    <>
      <dt className={styles.role}>
        {speech.procedure.role[role]} · {words.count(speech.number(count), count === 1)}
      </dt>
      <dd className={styles.people}>
        {count === 0 ? <span className={styles.missing}>{words.nobody}</span> : names}
        {known.length > 0 && rest > 0 && ` ${words.more(speech.number(rest))}`}
      </dd>
    </>
  );
};
