import type { World } from '../../wire.ts';
import { AppIcon } from '../shell/appIcon.tsx';
import type { Route } from '../shell/route.ts';
import { AppTabs, ViewHeader } from '../shell/viewHeader.tsx';
import { useStandIn } from '../standIn.tsx';
import { AppPage } from './appPage.tsx';

type Props = {
  readonly route: Extract<Route, { view: 'tab' }>;
  readonly openLink: (url: string) => void;
  readonly onChat: () => void;
};

/** The app's own page: the personal tab in its frame. */
export function TabView({ route, openLink, onChat }: Props) {
  const { words, world } = useStandIn();
  return (
    <>
      <ViewHeader
        title={world.bot.name}
        icon={<AppIcon size={32} />}
        after={<AppTabs chosen="register" onOther={onChat} />}
      />
      <AppPage
        key={`${route.subPageId} ${route.visit}`}
        url={tabUrlOf(world)}
        subPageId={route.subPageId}
        frameContext="content"
        title={words.frameTitle}
        openLink={openLink}
      />
    </>
  );
}

/** URL of all pages of the app, including those in meetings: the context determines what they show. */
export const tabUrlOf = (world: World): string => `${world.tabUrl}/tab/`;
