import { makeStyles, Subtitle1, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useStandIn } from '../standIn.tsx';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minHeight: '52px',
    padding: '6px 16px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    containerType: 'inline-size',
  },
  title: {
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase400,
  },
  // The rail has both.
  tabs: { marginLeft: '4px', '@container (max-width: 420px)': { display: 'none' } },
});

type Props = {
  readonly title: string;
  readonly icon: ReactNode;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
};

/** Header of a conversation or the app's page. */
export function ViewHeader({ title, icon, before, after }: Props) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      {before}
      {icon}
      <Subtitle1 as="h1" className={styles.title}>
        {title}
      </Subtitle1>
      {after}
    </header>
  );
}

type AppTabsProps = { readonly chosen: 'chat' | 'register'; readonly onOther: () => void };

/** The app's two tabs: the chat with the bot, and its own page. */
export function AppTabs({ chosen, onOther }: AppTabsProps) {
  const styles = useStyles();
  const { words } = useStandIn();
  return (
    <TabList
      className={styles.tabs}
      selectedValue={chosen}
      onTabSelect={(_event, data) => data.value !== chosen && onOther()}
    >
      <Tab value="chat">{words.chat}</Tab>
      <Tab value="register">{words.register}</Tab>
    </TabList>
  );
}
