import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Clock20Regular } from '@fluentui/react-icons';
import { useStandIn } from '../standIn.tsx';
import { type DisplaySettings, SettingsMenu } from './settingsMenu.tsx';
import { useClockMoves, useNow } from './useClock.ts';

const useStyles = makeStyles({
  bar: {
    gridArea: 'title',
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '48px',
    padding: '0 12px 0 20px',
    minWidth: 0,
  },
  product: {
    marginRight: 'auto',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    '@media (max-width: 720px)': { visibility: 'hidden', width: 0 },
  },
  round: { flex: 'none', minWidth: 0, padding: '2px' },
  who: { padding: '8px 12px', display: 'flex', flexDirection: 'column' },
  job: { color: tokens.colorNeutralForeground2 },
});

type Props = DisplaySettings & { readonly onLeave: () => void };

export function TitleBar({ onLeave, ...looks }: Props) {
  const styles = useStyles();
  const { words } = useStandIn();
  return (
    <header className={styles.bar}>
      <Text weight="semibold" className={styles.product}>
        {words.title}
      </Text>
      <ClockBox />
      <SettingsMenu {...looks} />
      <AccountMenu onLeave={onLeave} />
    </header>
  );
}

function AccountMenu({ onLeave }: { readonly onLeave: () => void }) {
  const styles = useStyles();
  const { words, world } = useStandIn();
  const { displayName, jobTitle } = world.me;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button className={styles.round} shape="circular" appearance="subtle" aria-label={words.account(displayName)}>
          <Avatar name={displayName} color="colorful" size={32} badge={{ status: 'available' }} aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <Text size={200}>{words.signedInAs}</Text>
          <Text weight="semibold">{displayName}</Text>
          <Text size={200} className={styles.job}>
            {jobTitle}
          </Text>
        </div>
        <MenuDivider />
        <MenuList>
          <MenuItem onClick={onLeave}>{words.beSomebodyElse}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const narrow = '@media (max-width: 720px)';
const useClockBoxStyles = makeStyles({
  clock: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '2px 4px 2px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { padding: '2px 8px' },
  },
  icon: { [narrow]: { display: 'none' } },
  time: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  moves: { display: 'flex', [narrow]: { display: 'none' } },
});

/** Time of the local system, with buttons that move it. In a narrow window they are in the settings menu. */
function ClockBox() {
  const styles = useClockBoxStyles();
  const { words, locale } = useStandIn();
  const now = useNow();
  const shown = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className={styles.clock} role="group" aria-label={words.clock}>
      <Clock20Regular className={styles.icon} aria-hidden />
      <time className={styles.time} dateTime={now.toISOString()}>
        <Text size={200}>{shown.format(now)}</Text>
      </time>
      <div className={styles.moves}>
        {useClockMoves().map(({ label, move }) => (
          <Button key={label} size="small" appearance="subtle" onClick={move}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
