import { Avatar, CounterBadge, makeStyles, mergeClasses, Subtitle1, Text, tokens } from '@fluentui/react-components';
import type { ConversationSummary } from '../../wire.ts';
import { useStandIn } from '../standIn.tsx';
import { AppIcon } from './appIcon.tsx';
import type { Route } from './route.ts';
import { timeText } from './useClock.ts';

const contrast = ':global([data-theme="contrast"])';
const useStyles = makeStyles({
  list: {
    width: '264px',
    flex: 'none',
    display: 'flex',
    flexDirection: 'column',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowY: 'auto',
    '@media (max-width: 640px)': { width: '100%', borderRight: 'none' },
  },
  hidden: { '@media (max-width: 640px)': { display: 'none' } },
  title: { margin: 0, padding: '14px 16px 10px' },
  team: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    margin: 0,
    padding: '4px 16px 8px',
    fontSize: tokens.fontSizeBase300,
  },
  items: { listStyleType: 'none', margin: 0, padding: '0 8px' },
  item: {
    width: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    padding: '8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    // In high contrast the selected and hovered backgrounds would require black text.
    [contrast]: { ':hover': { backgroundColor: 'transparent', textDecoration: 'underline' } },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  channel: { paddingLeft: '40px' },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    fontWeight: tokens.fontWeightSemibold,
    [contrast]: {
      backgroundColor: 'transparent',
      outline: `2px solid ${tokens.colorNeutralStroke1Selected}`,
      outlineOffset: '-2px',
    },
  },
  unread: { fontWeight: tokens.fontWeightBold },
  texts: { flex: 1, minWidth: 0 },
  line: { display: 'flex', gap: '8px', alignItems: 'baseline' },
  name: { flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  faint: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
});

type Props = { readonly route: Route; readonly go: (route: Route) => void; readonly hiddenWhenNarrow: boolean };

/** The list beside the rail: chats, or the team's channels. */
export function ConversationList({ route, go, hiddenWhenNarrow }: Props) {
  const styles = useStyles();
  const { words, conversations, world } = useStandIn();
  const chats = route.view === 'chat';
  const shown = conversations.filter(({ kind }) => (kind === 'personal') === chats);
  return (
    <section
      className={mergeClasses(styles.list, hiddenWhenNarrow && styles.hidden)}
      aria-label={chats ? words.chats : words.channels}
    >
      <Subtitle1 as="h2" className={styles.title}>
        {chats ? words.chat : words.teams}
      </Subtitle1>
      {!chats && (
        <h3 className={styles.team}>
          <Avatar name={world.team.name} shape="square" color="brand" size={24} aria-hidden />
          {world.team.name}
        </h3>
      )}
      <ul className={styles.items}>
        {shown.map((conversation) => (
          <li key={conversation.id}>
            <ListItem
              conversation={conversation}
              chosen={chats || (route.view === 'channel' && route.channelId === conversation.id)}
              onClick={() => go(chats ? { view: 'chat' } : { view: 'channel', channelId: conversation.id })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type ItemProps = { readonly conversation: ConversationSummary; readonly chosen: boolean; readonly onClick: () => void };

function ListItem({ conversation, chosen, onClick }: ItemProps) {
  const styles = useStyles();
  const { words, locale, clock } = useStandIn();
  const { kind, name, unread, lastAt, preview } = conversation;
  const isUnread = unread > 0 && !chosen;
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.item,
        kind === 'channel' && styles.channel,
        chosen && styles.chosen,
        isUnread && styles.unread,
      )}
      aria-current={chosen ? 'true' : undefined}
      onClick={onClick}
    >
      {kind === 'personal' && <AppIcon size={32} />}
      <span className={styles.texts}>
        <span className={styles.line}>
          <span className={styles.name}>{name}</span>
          {kind === 'personal' && lastAt && <Text size={200}>{timeText(lastAt, clock, locale)}</Text>}
        </span>
        {kind === 'personal' && preview && <span className={styles.faint}>{preview.replace(/<\/?at>|\*\*/g, '')}</span>}
      </span>
      {isUnread && <CounterBadge count={unread} size="small" color="danger" aria-label={words.unread(unread)} />}
    </button>
  );
}
