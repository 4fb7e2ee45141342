import { MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import { CardsProvider } from '../cards/cardsProvider.tsx';
import { ChannelView } from '../conversation/channelView.tsx';
import { ChatView } from '../conversation/chatView.tsx';
import { linkTarget } from '../deepLink.ts';
import { TabView } from '../embedded/appPage.tsx';
import { MeetingView } from '../meeting/meetingView.tsx';
import { recallWidth, remember, type ThemeName, type Width } from '../session.ts';
import { useStandIn } from '../standIn.tsx';
import { languageOf } from '../words/words.ts';
import { ConversationList } from './conversationList.tsx';
import { Rail } from './rail.tsx';
import { meetingRoute, type Pane, type Route } from './route.ts';
import { TitleBar } from './titleBar.tsx';

const narrow = '@media (max-width: 640px)';
const useStyles = makeStyles({
  shell: {
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground4,
    display: 'grid',
    gridTemplateRows: 'auto 1fr',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateAreas: '"title title" "rail body"',
    [narrow]: {
      gridTemplateRows: 'auto 1fr auto',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateAreas: '"title" "body" "rail"',
    },
  },
  body: {
    gridArea: 'body',
    display: 'flex',
    minHeight: 0,
    minWidth: 0,
    overflow: 'hidden',
    borderTopLeftRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRight: 'none',
    borderBottom: 'none',
    backgroundColor: tokens.colorNeutralBackground2,
    [narrow]: { borderTopLeftRadius: 0, borderLeft: 'none' },
  },
  content: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  onlyList: { [narrow]: { display: 'none' } },
  phone: {
    width: '320px',
    maxWidth: '100%',
    flex: 'none',
    margin: '0 auto',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

type Props = { readonly onTheme: (theme: ThemeName) => void; readonly onLeave: () => void };

/** The Teams client: title bar, rail, list and content. */
export function Shell({ onTheme, onLeave }: Props) {
  const styles = useStyles();
  const { words, world, online, locale } = useStandIn();
  const [width, setWidth] = useState(recallWidth);
  const { route, pane, go, showList, openLink } = useNavigation();
  const changeWidth = (next: Width) => {
    remember('width', next);
    setWidth(next);
  };
  return (
    <CardsProvider openLink={openLink}>
      <div className={styles.shell} lang={languageOf(locale)}>
        <TitleBar width={width} onWidth={changeWidth} onTheme={onTheme} onLeave={onLeave} />
        <Rail route={route} go={go} />
        <div className={styles.body}>
          {(route.view === 'chat' || route.view === 'channel') && (
            <ConversationList route={route} go={go} hiddenWhenNarrow={pane === 'content'} />
          )}
          <main
            className={mergeClasses(
              styles.content,
              pane === 'list' && styles.onlyList,
              width === 'phone' && route.view !== 'tab' && styles.phone,
            )}
          >
            {online === false && (
              <MessageBar intent="warning">
                <MessageBarBody>{words.offline}</MessageBarBody>
              </MessageBar>
            )}
            <Content
              route={route}
              go={go}
              onBack={showList}
              openLink={openLink}
              chatId={world.conversations[0]?.id ?? ''}
            />
          </main>
        </div>
      </div>
    </CardsProvider>
  );
}

type ContentProps = {
  readonly route: Route;
  readonly go: (route: Route) => void;
  readonly onBack: () => void;
  readonly openLink: (url: string) => void;
  readonly chatId: string;
};

function Content({ route, go, onBack, openLink, chatId }: ContentProps) {
  switch (route.view) {
    case 'chat':
      return (
        <ChatView
          key={chatId}
          id={chatId}
          onBack={onBack}
          onRegister={() => go({ view: 'tab', subPageId: undefined, visit: 0 })}
        />
      );
    case 'channel':
      return (
        <ChannelView
          key={route.channelId}
          id={route.channelId}
          onBack={onBack}
          onMeeting={(meetingId) => go(meetingRoute(meetingId))}
        />
      );
    case 'meeting':
      return <MeetingView route={route} go={go} openLink={openLink} />;
    case 'tab':
      return <TabView route={route} openLink={openLink} onChat={() => go({ view: 'chat' })} />;
  }
}

function useNavigation() {
  const { world } = useStandIn();
  const [route, setRoute] = useState<Route>({ view: 'chat' });
  const [pane, setPane] = useState<Pane>('content');
  const go = useCallback((next: Route) => {
    setRoute(next);
    setPane('content');
  }, []);
  const openLink = useCallback(
    (url: string) => {
      const target = linkTarget(url, world.bot.appId);
      if (target?.kind === 'chat') go({ view: 'chat' });
      if (target?.kind === 'tab') {
        // In a meeting the app opens beside it.
        const opened = { subPageId: target.subPageId, visit: Date.now() };
        go(route.view === 'meeting' ? { ...route, ...opened, panel: 'app' } : { view: 'tab', ...opened });
      }
      if (target?.kind === 'web') window.open(target.url, '_blank', 'noopener');
    },
    [go, route, world.bot.appId],
  );
  return useMemo(() => ({ route, pane, go, showList: () => setPane('list'), openLink }), [route, pane, go, openLink]);
}
