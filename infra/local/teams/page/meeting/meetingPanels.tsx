import { Avatar, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ShareScreenStart20Regular, ShareScreenStop20Regular } from '@fluentui/react-icons';
import type { Meeting } from '../../wire.ts';
import { ComposeBox } from '../conversation/composeBox.tsx';
import { MessageLog, TypingLine } from '../conversation/messageLog.tsx';
import { MessageView } from '../conversation/messageView.tsx';
import { useMessages } from '../conversation/useMessages.ts';
import { AppPage, tabUrlOf } from '../embedded/appPage.tsx';
import { useStandIn } from '../standIn.tsx';
import { participantNames } from './meetingPost.tsx';

const useStyles = makeStyles({
  people: {
    flex: 1,
    overflowY: 'auto',
    listStyleType: 'none',
    margin: 0,
    padding: '16px',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))',
    gridAutoRows: 'min-content',
    gap: '16px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  person: { display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '6px', textAlign: 'center' },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '40px',
    padding: '2px 12px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  end: { marginLeft: 'auto' },
});

type InMeeting = { readonly meeting: Meeting; readonly openLink: (url: string) => void };

/** The stage, or the participants if nothing is shared. */
export function MeetingMain({ meeting, openLink }: InMeeting) {
  const styles = useStyles();
  const standIn = useStandIn();
  const { api, words, personOf } = standIn;
  if (!meeting.stage) return <People names={participantNames(meeting, standIn)} />;
  return (
    <>
      <div className={styles.line}>
        <Text size={200}>{words.onStage(personOf(meeting.stage.by)?.displayName ?? '')}</Text>
        <Button
          className={styles.end}
          size="small"
          icon={<ShareScreenStop20Regular />}
          onClick={() => void api.shareToStage(meeting.id, null)}
        >
          {words.stopSharing}
        </Button>
      </div>
      <AppPage
        key={meeting.stage.url}
        url={meeting.stage.url}
        subPageId={undefined}
        frameContext="meetingStage"
        title={words.stageTitle}
        meeting={meeting}
        openLink={openLink}
      />
    </>
  );
}

function People({ names }: { readonly names: readonly string[] }) {
  const styles = useStyles();
  const { words } = useStandIn();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to scroll it
    <ul className={styles.people} aria-label={words.inMeeting} tabIndex={0}>
      {names.map((name) => (
        <li key={name} className={styles.person}>
          <Avatar name={name} color="colorful" size={72} aria-hidden />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** The meeting's chat, which is a thread of the channel. */
export function MeetingChat({ meeting: { conversation, root, title } }: { readonly meeting: Meeting }) {
  const { words } = useStandIn();
  const messages = useMessages(conversation, 'channel')?.filter((message) => message.root === root) ?? [];
  return (
    <MessageLog
      id={conversation}
      kind="channel"
      title={title}
      newest={messages.at(-1)}
      foot={
        <>
          <TypingLine conversation={conversation} root={root} />
          <ComposeBox conversation={conversation} root={root} inChannel placeholder={words.write} />
        </>
      }
    >
      {messages.map((message) => (
        <MessageView key={message.id} message={message} flat />
      ))}
    </MessageLog>
  );
}

/** The app beside the meeting. Both Teams and the app can share it to the stage. */
export function MeetingSidePanel({
  meeting,
  subPageId,
  openLink,
}: InMeeting & { readonly subPageId: string | undefined }) {
  const styles = useStyles();
  const { api, words, world } = useStandIn();
  const url = tabUrlOf(world);
  return (
    <>
      <div className={styles.line}>
        <Text weight="semibold">{world.bot.name}</Text>
        <Button
          className={styles.end}
          size="small"
          appearance="subtle"
          icon={<ShareScreenStart20Regular />}
          onClick={() => void api.shareToStage(meeting.id, url)}
        >
          {words.shareToStage}
        </Button>
      </div>
      <AppPage
        url={url}
        subPageId={subPageId}
        frameContext="sidePanel"
        title={words.sidePanelTitle}
        meeting={meeting}
        openLink={openLink}
      />
    </>
  );
}
