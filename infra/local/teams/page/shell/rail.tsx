import { CounterBadge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Chat24Filled, Chat24Regular, PeopleTeam24Filled, PeopleTeam24Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useStandIn } from '../standIn.tsx';
import { AppIcon } from './appIcon.tsx';
import type { Route } from './route.ts';

const narrow = '@media (max-width: 640px)';
const useStyles = makeStyles({
  rail: {
    gridArea: 'rail',
    minWidth: '68px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    padding: '4px 3px 0',
    [narrow]: {
      width: '100%',
      flexDirection: 'row',
      justifyContent: 'space-around',
      padding: 0,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  item: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '2px',
    // The selection mark is to the left of the longest label.
    padding: '8px 9px',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    cursor: 'pointer',
    ':hover': { color: tokens.colorBrandForeground1 },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-3px',
      borderRadius: tokens.borderRadiusMedium,
    },
    [narrow]: { minWidth: '72px' },
  },
  chosen: {
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::before': {
      content: '""',
      position: 'absolute',
      left: '3px',
      top: '14px',
      bottom: '14px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandForeground1,
      [narrow]: { left: '22px', right: '22px', top: 'auto', bottom: '1px', width: 'auto', height: '3px' },
    },
  },
  badge: { position: 'absolute', top: '3px', left: 'calc(50% + 3px)' },
});

type Props = { readonly route: Route; readonly go: (route: Route) => void };

/** App bar at the side, or at the bottom in a narrow window. */
export function Rail({ route, go }: Props) {
  const styles = useStyles();
  const { words, conversations, world } = useStandIn();
  const unread = (kind: 'personal' | 'channel') =>
    conversations.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.unread, 0);
  const firstChannel = conversations.find(({ kind, unread: n }) => kind === 'channel' && n > 0) ?? conversations[1];
  return (
    <nav className={styles.rail} aria-label={words.apps}>
      <RailItem
        label={words.chat}
        chosen={route.view === 'chat'}
        unread={unread('personal')}
        icon={route.view === 'chat' ? <Chat24Filled /> : <Chat24Regular />}
        onClick={() => go({ view: 'chat' })}
      />
      {firstChannel && (
        <RailItem
          label={words.teams}
          chosen={route.view === 'channel' || route.view === 'meeting'}
          unread={unread('channel')}
          icon={route.view === 'channel' || route.view === 'meeting' ? <PeopleTeam24Filled /> : <PeopleTeam24Regular />}
          onClick={() => go({ view: 'channel', channelId: firstChannel.id })}
        />
      )}
      <RailItem
        label={world.bot.name}
        chosen={route.view === 'tab'}
        unread={0}
        icon={<AppIcon size={24} />}
        onClick={() => go({ view: 'tab', subPageId: undefined, visit: 0 })}
      />
    </nav>
  );
}

type ItemProps = {
  readonly label: string;
  readonly chosen: boolean;
  readonly unread: number;
  readonly icon: ReactNode;
  readonly onClick: () => void;
};

function RailItem({ label, chosen, unread, icon, onClick }: ItemProps) {
  const styles = useStyles();
  const { words } = useStandIn();
  return (
    <button
      type="button"
      className={mergeClasses(styles.item, chosen && styles.chosen)}
      aria-current={chosen ? 'page' : undefined}
      aria-label={unread > 0 ? `${label}, ${words.unread(unread)}` : label}
      onClick={onClick}
    >
      {icon}
      {label}
      {unread > 0 && <CounterBadge className={styles.badge} count={unread} size="small" color="danger" aria-hidden />}
    </button>
  );
}
