import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CalendarLtr24Regular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Meeting } from '../../wire.ts';
import { timeText } from '../shell/useClock.ts';
import { type StandIn, useStandIn } from '../standIn.tsx';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    margin: '4px 0 4px 42px',
    padding: '8px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '@container (max-width: 420px)': { marginLeft: 0 },
  },
  texts: { flex: 1, minWidth: '120px', display: 'flex', flexDirection: 'column' },
  people: { color: tokens.colorNeutralForeground2 },
});

type Props = { readonly meeting: Meeting; readonly onMeeting: (meetingId: string) => void };

/** A meeting in its channel, below the message that announced it. */
export function MeetingPost({ meeting, onMeeting }: Props) {
  const styles = useStyles();
  const standIn = useStandIn();
  const { api, words, world } = standIn;
  const [failed, setFailed] = useState(false);
  const isIn = meeting.present.includes(world.me.id);
  const queries = useQueryClient();
  const enter = async () => {
    if (!isIn) await api.joinMeeting(meeting.id);
    await queries.refetchQueries({ queryKey: ['world'] });
    onMeeting(meeting.id);
  };
  return (
    <section className={styles.box} aria-label={words.meetingOf(meeting.title)}>
      <CalendarLtr24Regular aria-hidden />
      <div className={styles.texts}>
        <Text weight="semibold">{stateText(meeting, standIn)}</Text>
        {meeting.present.length > 0 && (
          <Text size={200} className={styles.people}>
            {participantNames(meeting, standIn).join(', ')}
          </Text>
        )}
      </div>
      <Button appearance={isIn ? 'secondary' : 'primary'} onClick={() => void enter().catch(() => setFailed(true))}>
        {isIn ? words.openMeeting : words.join}
      </Button>
      {failed && (
        <MessageBar intent="error">
          <MessageBarBody>{words.failed}</MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}

/** Names of the participants in the order in which they joined. */
export const participantNames = ({ present }: Meeting, { personOf }: StandIn): readonly string[] =>
  present.map((id) => personOf(id)?.displayName ?? '');

export function stateText({ started, endedAt }: Meeting, { words, clock, locale }: StandIn): string {
  if (!started) return words.meetingPlanned;
  return endedAt
    ? words.meetingEndedAt(timeText(endedAt, clock, locale))
    : words.meetingSince(timeText(started.at, clock, locale));
}
