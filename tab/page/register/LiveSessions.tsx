import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { RecordPlace } from '../../../procedure/record/recordPlace.ts';
import { sessionKeyOf } from '../../../procedure/record/values/sessionKey.ts';
import { useApi } from '../client/asking.tsx';
import { useSpeech } from '../speech.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalS,
  },
});

/** Polling interval in milliseconds: a meeting's session may be opened at any moment. */
const looksEvery = 10_000;

type LiveSessionsProps = {
  readonly open: (place: RecordPlace) => void;
  /** Whether a single session opens automatically: only once, so that going back works. */
  readonly byItself: () => boolean;
};

/** Beside a meeting whose session was not opened by the card: links to the live sessions. */
export const LiveSessions = ({ open, byItself }: LiveSessionsProps): ReactNode => {
  const styles = useStyles();
  const api = useApi();
  const { tab } = useSpeech();
  const { data } = useQuery({
    queryKey: ['liveSessions'],
    queryFn: ({ signal }) => api.liveSessions(signal),
    refetchInterval: looksEvery,
  });
  const act = useRef({ open, byItself });
  act.current = { open, byItself };
  useEffect(() => {
    const [only, ...others] = data?.sessions ?? [];
    if (only && others.length === 0 && act.current.byItself()) act.current.open(only);
  }, [data]);
  const sessions = data?.sessions ?? [];
  if (sessions.length === 0) return <Body1 as="p">{tab.sessions.inMeeting}</Body1>;
  return (
    <div className={styles.list}>
      {sessions.map(({ reference, session }) => {
        const key = sessionKeyOf(reference, session);
        return (
          <Button key={key} appearance="primary" onClick={() => open({ reference, session })}>
            {tab.sessions.open(key)}
          </Button>
        );
      })}
    </div>
  );
};
