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
import { useStandIn } from '../standIn.tsx';
import { ClockBox } from './clockBox.tsx';
import { type DisplaySettings, SettingsMenu } from './settingsMenu.tsx';

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
