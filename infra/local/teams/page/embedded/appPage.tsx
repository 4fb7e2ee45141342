import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { World } from '../../wire.ts';
import { AppIcon } from '../shell/appIcon.tsx';
import type { Route } from '../shell/route.ts';
import { AppTabs, ViewHeader } from '../shell/viewHeader.tsx';
import { useStandIn } from '../standIn.tsx';
import { AppFrame, type FrameProps } from './appFrame.tsx';
import type { TabDialog } from './teamsHost.ts';

const useStyles = makeStyles({
  surface: { width: '100%' },
});

/** A page of the app in a frame, and the dialog that it opens. */
export function AppPage(props: Omit<FrameProps, 'onDialog' | 'onComplete'>) {
  const [dialog, setDialog] = useState<TabDialog>();
  return (
    <>
      <AppFrame {...props} onDialog={setDialog} onComplete={() => undefined} />
      {dialog && <PageDialog dialog={dialog} openLink={props.openLink} onClose={() => setDialog(undefined)} />}
    </>
  );
}

type DialogProps = {
  readonly dialog: TabDialog;
  readonly openLink: (url: string) => void;
  readonly onClose: () => void;
};

/** A dialog opened by the tab: another page of the app in a separate frame. */
function PageDialog({ dialog, openLink, onClose }: DialogProps) {
  const styles = useStyles();
  const { words } = useStandIn();
  const end = (error: string | null, result: unknown) => {
    dialog.answer(error, result);
    onClose();
  };
  // Teams reports a closed dialog with this message.
  const cancel = () => end('User cancelled/closed the task module.', null);
  const width = typeof dialog.width === 'number' ? dialog.width : 600;
  return (
    <Dialog open onOpenChange={cancel}>
      <DialogSurface className={styles.surface} style={{ maxWidth: `min(${width}px, calc(100vw - 16px))` }}>
        <DialogBody>
          <DialogTitle
            action={
              <Button appearance="subtle" aria-label={words.close} icon={<Dismiss24Regular />} onClick={cancel} />
            }
          >
            {dialog.title}
          </DialogTitle>
          <DialogContent>
            <AppFrame
              url={dialog.url}
              subPageId={undefined}
              frameContext="task"
              title={dialog.title}
              openLink={openLink}
              onDialog={() => undefined}
              onComplete={(result) => end(null, result)}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

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
