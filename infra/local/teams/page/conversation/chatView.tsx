import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { AppIcon } from '../shell/appIcon.tsx';
import { AppTabs } from '../shell/viewHeader.tsx';
import { useStandIn } from '../standIn.tsx';
import { ComposeBox } from './composeBox.tsx';
import { ConversationFrame } from './conversationFrame.tsx';
import { TypingLine } from './messageLog.tsx';
import { MessageView } from './messageView.tsx';
import { useMessages } from './useMessages.ts';

const useStyles = makeStyles({
  empty: { padding: '48px 16px', textAlign: 'center', color: tokens.colorNeutralForeground2 },
});

type Props = { readonly id: string; readonly onBack: () => void; readonly onRegister: () => void };

/** The person's chat with the bot. Opening it for the first time installs the app for them. */
export function ChatView({ id, onBack, onRegister }: Props) {
  const styles = useStyles();
  const { api, words, world } = useStandIn();
  const messages = useMessages(id, 'personal');
  useEffect(() => {
    // If the bot does not answer, the next opening repeats the install.
    api.open().catch(() => undefined);
  }, [api]);
  return (
    <ConversationFrame
      id={id}
      kind="personal"
      title={world.bot.name}
      icon={<AppIcon size={32} />}
      beside={<AppTabs chosen="chat" onOther={onRegister} />}
      newest={messages?.at(-1)}
      onBack={onBack}
      foot={
        <>
          <TypingLine conversation={id} root="" />
          <ComposeBox conversation={id} root={undefined} inChannel={false} placeholder={words.write} />
        </>
      }
    >
      {messages === undefined && <Spinner label={words.loading} />}
      {messages?.length === 0 && <Text className={styles.empty}>{words.noMessages}</Text>}
      {messages?.map((message) => (
        <MessageView key={message.id} message={message} flat={false} />
      ))}
    </ConversationFrame>
  );
}
