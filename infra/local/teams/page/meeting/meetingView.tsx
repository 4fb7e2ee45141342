import { Avatar, Button, makeStyles, mergeClasses, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { CallEnd20Filled } from '@fluentui/react-icons';
import type { Meeting } from '../../wire.ts';
import type { MeetingPanel, MeetingRoute, Route } from '../shell/route.ts';
import { ViewHeader } from '../shell/viewHeader.tsx';
import { useStandIn } from '../standIn.tsx';
import { MeetingChat, MeetingMain, MeetingSidePanel } from './meetingPanels.tsx';
import { stateText } from './meetingPost.tsx';

const tight = '@container meeting (max-width: 640px)';
const useStyles = makeStyles({
  meeting: {
    flex: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    containerType: 'inline-size',
    containerName: 'meeting',
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    padding: '4px 12px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  state: { color: tokens.colorNeutralForeground2, [tight]: { display: 'none' } },
  panels: { marginRight: 'auto', [tight]: { flexBasis: '100%' } },
  body: { flex: 1, minHeight: 0, display: 'flex' },
  main: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  beside: { [tight]: { display: 'none' } },
  // Width of a side panel in Teams.
  side: {
    width: '320px',
    flex: 'none',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'content-box',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    containerType: 'inline-size',
    [tight]: { width: '100%', borderLeft: 'none' },
  },
  over: { padding: '24px', display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px' },
});

type Props = {
  readonly route: MeetingRoute;
  readonly go: (route: Route) => void;
  readonly openLink: (url: string) => void;
};

/** A joined meeting: its participants or stage, with the chat or the app beside them. */
export function MeetingView({ route, go, openLink }: Props) {
  const styles = useStyles();
  const { words, world } = useStandIn();
  const meeting = world.meetings.find(({ id }) => id === route.meetingId);
  if (!meeting) return null;
  const toChannel = () => go({ view: 'channel', channelId: meeting.conversation });
  const isIn = meeting.present.includes(world.me.id);
  return (
    <div className={styles.meeting}>
      <ViewHeader
        title={meeting.title}
        icon={<Avatar name={world.team.name} shape="square" color="brand" size={32} aria-hidden />}
      />
      {isIn ? (
        <>
          <MeetingBar
            meeting={meeting}
            panel={route.panel}
            onPanel={(panel) => go({ ...route, panel })}
            onLeft={toChannel}
          />
          <div className={styles.body}>
            <div className={mergeClasses(styles.main, route.panel !== 'meeting' && styles.beside)}>
              <MeetingMain meeting={meeting} openLink={openLink} />
            </div>
            {route.panel !== 'meeting' && (
              <div className={styles.side}>
                {route.panel === 'chat' ? (
                  <MeetingChat meeting={meeting} />
                ) : (
                  <MeetingSidePanel
                    key={`${route.subPageId} ${route.visit}`}
                    meeting={meeting}
                    subPageId={route.subPageId}
                    openLink={openLink}
                  />
                )}
              </div>
            )}
          </div>
        </>
      ) : (
        <div className={styles.over} role="status">
          <Text>{words.meetingEnded}</Text>
          <Button onClick={toChannel}>{words.toChannel}</Button>
        </div>
      )}
    </div>
  );
}

type BarProps = {
  readonly meeting: Meeting;
  readonly panel: MeetingPanel;
  readonly onPanel: (panel: MeetingPanel) => void;
  readonly onLeft: () => void;
};

function MeetingBar({ meeting, panel, onPanel, onLeft }: BarProps) {
  const styles = useStyles();
  const standIn = useStandIn();
  const { api, words, world } = standIn;
  const labels: Readonly<Record<MeetingPanel, string>> = {
    meeting: words.meeting,
    chat: words.chat,
    app: world.bot.name,
  };
  const panels = ['meeting', 'chat', 'app'] as const;
  return (
    <div className={styles.bar}>
      <TabList
        className={styles.panels}
        selectedValue={panel}
        onTabSelect={(_event, { value }) => onPanel(panels.find((one) => one === value) ?? 'meeting')}
      >
        {panels.map((one) => (
          <Tab key={one} value={one}>
            {labels[one]}
          </Tab>
        ))}
      </TabList>
      <Text size={200} className={styles.state}>
        {stateText(meeting, standIn)}
      </Text>
      <Button
        icon={<CallEnd20Filled />}
        onClick={() => {
          onLeft();
          void api.leaveMeeting(meeting.id);
        }}
      >
        {words.leave}
      </Button>
      {!world.me.guest && <Button onClick={() => void api.endMeeting(meeting.id)}>{words.endMeeting}</Button>}
    </div>
  );
}
