import {
  Avatar,
  Button,
  Image,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  Tag,
  TagGroup,
  tokens,
} from '@fluentui/react-components';
import { Document16Regular, MoreHorizontal20Regular } from '@fluentui/react-icons';
import { isRecord } from '../../cards/cardAction.ts';
import type { Attachment, ChatMessage } from '../../wire.ts';
import { useCards } from '../cards/cardsContext.ts';
import { markdownHtml, plainHtml } from '../cards/markdown.ts';
import { markMentions } from '../cards/mentionMarks.ts';
import { MessageCard } from '../cards/messageCard.tsx';
import { AppIcon } from '../shell/appIcon.tsx';
import { timeText } from '../shell/useClock.ts';
import { useStandIn } from '../standIn.tsx';

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

const useSentFilesStyles = makeStyles({
  files: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px', marginTop: '4px' },
  picture: { maxWidth: '240px', maxHeight: '180px' },
});

const isPicture = ({ contentType }: Attachment): boolean => contentType.startsWith('image/');
const isUploaded = ({ contentType }: Attachment): boolean =>
  contentType === 'application/vnd.microsoft.teams.file.download.info';

/** `…/v3/attachments/<id>/views/original`; the page has no token for that URL. */
const pictureUrl = ({ contentUrl = '' }: Attachment): string =>
  `/api/pictures/${/attachments\/([^/]+)/.exec(contentUrl)?.[1] ?? ''}`;

/** Attached files and pasted pictures of a message. */
function SentFiles({ attachments }: Pick<ChatMessage, 'attachments'>) {
  const styles = useSentFilesStyles();
  const { words } = useStandIn();
  const uploaded = attachments.filter(isUploaded);
  const pictures = attachments.filter(isPicture);
  if (uploaded.length + pictures.length === 0) return null;
  return (
    <div className={styles.files}>
      {pictures.map((picture) => (
        <Image
          key={picture.contentUrl}
          className={styles.picture}
          src={pictureUrl(picture)}
          alt={words.pastedPicture}
          shape="rounded"
          bordered
        />
      ))}
      {uploaded.length > 0 && (
        <TagGroup role="list" aria-label={words.attached}>
          {uploaded.map(({ name, contentUrl }) => (
            <Tag key={contentUrl} role="listitem" size="small" appearance="outline" icon={<Document16Regular />}>
              {name}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
}

type MenuProps = { readonly message: ChatMessage; readonly card: unknown; readonly className: string };

/** The app's action on a message, and “Refresh card” where a card in a personal chat offers it. */
function MessageMenu({ message, card, className }: MenuProps) {
  const { words } = useStandIn();
  const { refresh, report } = useCards();
  const refreshes = message.root === '' && isRecord(card) && isRecord(card.refresh);
  if (message.deleted) return null;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={className}
          appearance="subtle"
          size="small"
          icon={<MoreHorizontal20Regular />}
          aria-label={words.moreActions}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {refreshes && <MenuItem onClick={() => refresh(message, card, 'manual')}>{words.refreshCard}</MenuItem>}
          <MenuItem icon={<AppIcon size={20} />} onClick={() => report(message)}>
            {words.reportMessage}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
