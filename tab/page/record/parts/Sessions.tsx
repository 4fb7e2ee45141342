import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RecordPlace } from '../../../../procedure/record/recordPlace.ts';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import type { Author, CauseAnswer, SessionAnswer } from '../../../api/sessions/sessionWire.ts';
import type { SessionRow } from '../../../api/wire.ts';
import { useApi } from '../../client/asking.tsx';
import { FailureNote } from '../../pieces/FailureNote.tsx';
import { PageSkeleton } from '../../pieces/frame/PageSkeleton.tsx';
import { RootMark } from '../../pieces/marks/RootMark.tsx';
import { TreeList, type TreeNode } from '../../pieces/TreeList.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { Fold } from '../layout/Fold.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

type SessionsProps = { readonly record: RecordAnswer; readonly open: (place: RecordPlace) => void };

/** The 5-Whys sessions of a record: a link to each and, once closed, its tree and minutes. */
export const Sessions = ({ record: { reference, sessions }, open }: SessionsProps): ReactNode => {
  const own = useStyles();
  const styles = useRecordStyles();
  const { tab, instant } = useSpeech();
  const { sessions: words } = usePageWords('record');
  if (sessions.length === 0) return null;
  return (
    <div className={styles.stack}>
      <h3 className={styles.subtitle}>{words.title}</h3>
      <ul className={styles.list}>
        {sessions.map(({ session, openedAt, closedAt }) => (
          <li key={session} className={styles.close}>
            <div className={own.row}>
              <Button onClick={() => open({ reference, session })}>{tab.sessions.open(session)}</Button>
              <Caption1>
                {closedAt === undefined ? tab.sessions.from(instant(openedAt)) : tab.sessions.closed(instant(closedAt))}
              </Caption1>
            </div>
            {closedAt !== undefined && (
              <Fold title={words.show(session)}>
                <Closed reference={reference} session={session} />
              </Fold>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Fetched on opening, because the contributions of a session are in separate rows. */
const Closed = ({ reference, session }: { reference: Reference } & Pick<SessionRow, 'session'>): ReactNode => {
  const api = useApi();
  const asked = useQuery({
    queryKey: ['session', reference, session],
    queryFn: ({ signal }) => api.session(reference, session, signal),
  });
  if (asked.isError) return <FailureNote failure={asked.error} again={() => void asked.refetch()} />;
  return asked.data ? <TreeAndMinutes answer={asked.data} /> : <PageSkeleton />;
};

const TreeAndMinutes = ({ answer: { causes, fiveWhys } }: { answer: SessionAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const { tab } = useSpeech();
  const { sessions: words, section, titled } = usePageWords('record');
  const roots = new Set(fiveWhys?.rootCauses.map(({ cause }) => cause));
  const nodeOf = (cause: CauseAnswer): TreeNode => ({
    id: cause.id,
    look: roots.has(cause.id) ? 'root' : undefined,
    content: <CauseText cause={cause} isRoot={roots.has(cause.id)} />,
    children: cause.causes.map(nodeOf),
  });
  const problem = <strong>{fiveWhys?.problem.problem}</strong>;
  const top: TreeNode = { id: 'problem', content: problem, children: causes.map(nodeOf) };
  const names = (people: readonly Author[]): string =>
    people.map(({ name }) => name ?? tab.nameGone).join(', ') || words.noOne;
  return (
    <div className={styles.stack}>
      {causes.length === 0 ? (
        <p className={styles.text}>{words.empty}</p>
      ) : (
        <TreeList nodes={[top]} label={section.causes} />
      )}
      {fiveWhys?.minutes && (
        <div>
          <p className={styles.text}>{titled(words.attended, names(fiveWhys.minutes.attended))}</p>
          <p className={styles.text}>{titled(words.agreed, names(fiveWhys.minutes.agreed))}</p>
        </div>
      )}
    </div>
  );
};

const CauseText = ({ cause: { text, evidence }, isRoot }: { cause: CauseAnswer; isRoot: boolean }): ReactNode => {
  const styles = useRecordStyles();
  const { causes: words } = usePageWords('record');
  return (
    <>
      {text}
      {evidence.map((one) => (
        <p key={one.id} className={styles.quiet}>
          {words.evidence(one.text)}
        </p>
      ))}
      {isRoot && <RootMark text={words.root} />}
    </>
  );
};
