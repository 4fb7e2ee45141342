import { Avatar, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ChatMessage } from '../../wire.ts';
import { markdownHtml, plainHtml } from '../cards/markdown.ts';
import { markMentions } from '../cards/mentionMarks.ts';
import { MessageCard } from '../cards/messageCard.tsx';
import { AppIcon } from '../shell/appIcon.tsx';
import { useStandIn } from '../standIn.tsx';
import { timeText } from '../timeText.ts';
import { MessageMenu } from './messageMenu.tsx';
import { SentFiles } from './sentFiles.tsx';

const tight = '@container (max-width: 420px)';
const useStyles = makeStyles({
  message: { display: 'flex', gap: '10px', padding: '6px 0', maxWidth: '100%', [tight]: { gap: 0 } },
  mine: { flexDirection: 'row-reverse' },
  avatar: { flex: 'none', paddingTop: '22px', [tight]: { display: 'none' } },
  flatAvatar: { paddingTop: '2px' },
  main: { minWidth: 0, maxWidth: 'min(85%, 620px)', [tight]: { maxWidth: '100%' } },
  flatMain: { flex: 1, maxWidth: '100%' },
  withCard: { width: '100%' },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '20px',
    marginBottom: '2px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  mineHead: { justifyContent: 'flex-end' },
  name: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  menu: { marginLeft: 'auto', minWidth: 0, height: '20px', padding: '0 4px' },
  bubble: {
    width: 'fit-content',
    maxWidth: '100%',
    padding: '8px 14px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
  },
  mineBubble: {
    marginLeft: 'auto',
    backgroundColor: tokens.colorBrandBackground2,
    ':global([data-theme="contrast"])': {
      border: `1px solid ${tokens.colorNeutralForeground1}`,
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorNeutralForeground1,
    },
  },
  flatBubble: { padding: 0, border: 'none', borderRadius: 0, backgroundColor: 'transparent' },
  deleted: { fontStyle: 'italic', color: tokens.colorNeutralForeground2 },
});

type Props = {
  readonly message: ChatMessage;
  /** True in channels, where messages have no bubbles. */
  readonly flat: boolean;
};

export function MessageView({ message, flat }: Props) {
  const styles = useStyles();
  const { words, world, locale, clock, personOf } = useStandIn();
  const bot = message.sender === 'bot';
  const mine = message.sender === world.me.id && !flat;
  const name = bot ? world.bot.name : (personOf(message.sender)?.displayName ?? '');
  const cards = message.attachments.filter(({ contentType }) =>
    contentType.startsWith('application/vnd.microsoft.card.'),
  );
  const time = timeText(message.at, clock, locale);
  return (
    <article className={mergeClasses(styles.message, mine && styles.mine)} aria-label={`${name}, ${time}`}>
      {!mine && (
        <div className={mergeClasses(styles.avatar, flat && styles.flatAvatar)} aria-hidden>
          {bot ? <AppIcon size={32} /> : <Avatar name={name} color="colorful" size={32} />}
        </div>
      )}
      <div className={mergeClasses(styles.main, flat && styles.flatMain, cards.length > 0 && styles.withCard)}>
        <div className={mergeClasses(styles.head, mine && styles.mineHead)}>
          {!mine && <span className={styles.name}>{name}</span>}
          <time dateTime={message.at}>{time}</time>
          {message.editedAt && !message.deleted && <span>{words.edited}</span>}
          <MessageMenu message={message} card={cards[0]?.content} className={styles.menu} />
        </div>
        {message.deleted ? (
          <div
            className={mergeClasses(
              styles.bubble,
              mine && styles.mineBubble,
              flat && styles.flatBubble,
              styles.deleted,
            )}
          >
            {words.deletedMessage}
          </div>
        ) : (
          message.text !== '' && (
            <MessageText
              message={message}
              className={mergeClasses(styles.bubble, mine && styles.mineBubble, flat && styles.flatBubble)}
            />
          )
        )}
        {!message.deleted && <SentFiles attachments={message.attachments} />}
        {cards.map((attachment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: attachments have no id other than their position
          <MessageCard key={index} message={message} attachment={attachment} label={words.cardOf(name)} />
        ))}
      </div>
    </article>
  );
}

function MessageText({ message, className }: { readonly message: ChatMessage; readonly className: string }) {
  const marked = markMentions(message.text, message.mentions);
  const html = message.format === 'markdown' ? markdownHtml(marked) : plainHtml(marked);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: both functions escape the text before they mark it up
  return <div className={mergeClasses('message-text', className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
