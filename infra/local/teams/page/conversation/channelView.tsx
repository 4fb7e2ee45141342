import { Avatar, Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowReply16Regular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { ChatMessage } from '../../wire.ts';
import { MeetingPost } from '../meeting/meetingPost.tsx';
import { ScheduleMeeting } from '../meeting/scheduleMeeting.tsx';
import { useStandIn } from '../standIn.tsx';
import { ComposeBox } from './composeBox.tsx';
import { ConversationFrame } from './conversationFrame.tsx';
import { TypingLine } from './messageLog.tsx';
import { MessageView } from './messageView.tsx';
import { useMessages } from './useMessages.ts';

const useStyles = makeStyles({
  post: {
    margin: '6px 0',
    padding: '10px 16px 8px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@container (max-width: 420px)': { padding: '8px 10px' },
  },
  replies: { marginTop: '6px', paddingTop: '4px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  answer: { marginTop: '4px' },
  empty: { padding: '48px 16px', textAlign: 'center', color: tokens.colorNeutralForeground2 },
});

/** Number of replies shown in a collapsed thread. */
const lastReplies = 3;

type Props = {
  readonly id: string;
  readonly onBack: () => void;
  /** Called when the person opens a meeting of the channel. */
  readonly onMeeting: (meetingId: string) => void;
};

export function ChannelView({ id, onBack, onMeeting }: Props) {
  const styles = useStyles();
  const { words, world, conversations } = useStandIn();
  const messages = useMessages(id, 'channel');
  const threads = useMemo(() => threadsOf(messages ?? []), [messages]);
  const name = conversations.find((one) => one.id === id)?.name ?? '';
  return (
    <ConversationFrame
      id={id}
      kind="channel"
      title={name}
      icon={<Avatar name={world.team.name} shape="square" color="brand" size={32} aria-hidden />}
      beside={<ScheduleMeeting conversation={id} />}
      newest={messages?.at(-1)}
      onBack={onBack}
      foot={<ComposeBox conversation={id} root={undefined} inChannel placeholder={words.startPost} />}
    >
      {messages === undefined && <Spinner label={words.loading} />}
      {messages?.length === 0 && <Text className={styles.empty}>{words.noMessages}</Text>}
      {threads.map((thread) => (
        <Thread key={thread.root} conversation={id} onMeeting={onMeeting} {...thread} />
      ))}
    </ConversationFrame>
  );
}

type ThreadOfChannel = {
  readonly root: string;
  readonly first: ChatMessage | undefined;
  readonly replies: readonly ChatMessage[];
};

type ThreadProps = ThreadOfChannel & { readonly conversation: string; readonly onMeeting: Props['onMeeting'] };

function Thread({ conversation, root, first, replies, onMeeting }: ThreadProps) {
  const styles = useStyles();
  const { words, world } = useStandIn();
  const meeting = world.meetings.find((one) => one.root === root);
  const [replying, setReplying] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const hidden = unfolded ? 0 : Math.max(0, replies.length - lastReplies);
  return (
    <section className={styles.post}>
      {first && <MessageView message={first} flat />}
      {meeting && <MeetingPost meeting={meeting} onMeeting={onMeeting} />}
      {replies.length > 0 && (
        <div className={styles.replies}>
          {hidden > 0 && (
            <Button appearance="transparent" size="small" onClick={() => setUnfolded(true)}>
              {words.repliesBefore(hidden)}
            </Button>
          )}
          {replies.slice(hidden).map((message) => (
            <MessageView key={message.id} message={message} flat />
          ))}
        </div>
      )}
      <TypingLine conversation={conversation} root={root} />
      <div className={styles.answer}>
        {replying ? (
          <ComposeBox
            conversation={conversation}
            root={root}
            inChannel
            autoFocus
            placeholder={words.writeReply}
            onSent={() => setReplying(false)}
          />
        ) : (
          <Button appearance="subtle" size="small" icon={<ArrowReply16Regular />} onClick={() => setReplying(true)}>
            {words.reply}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Groups a channel's messages by thread, oldest thread first. */
function threadsOf(messages: readonly ChatMessage[]): readonly ThreadOfChannel[] {
  const roots = [...new Set(messages.map(({ root }) => root))];
  return roots.map((root) => {
    const all = messages.filter((message) => message.root === root);
    return { root, first: all.find(({ id }) => id === root), replies: all.filter(({ id }) => id !== root) };
  });
}
