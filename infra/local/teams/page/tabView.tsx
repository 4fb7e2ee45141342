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
import type { World } from '../wire.ts';
import { AppFrame } from './appFrame.tsx';
import { AppIcon } from './appIcon.tsx';
import type { Place } from './place.ts';
import { useStandIn } from './standIn.tsx';
import type { TabDialog } from './teamsHost.ts';
import { AppTabs, ViewHeader } from './viewHeader.tsx';

const useStyles = makeStyles({
  surface: { width: '100%' },
});

type Props = {
  readonly place: Extract<Place, { view: 'tab' }>;
  readonly openLink: (url: string) => void;
  readonly onChat: () => void;
};

/** The app's own page: the personal tab in its frame. */
export function TabView({ place, openLink, onChat }: Props) {
  const { world } = useStandIn();
  const [dialog, setDialog] = useState<TabDialog>();
  return (
    <>
      <ViewHeader
        title={world.bot.name}
        icon={<AppIcon size={32} />}
        after={<AppTabs chosen="register" onOther={onChat} />}
      />
      <AppFrame
        key={`${place.subPageId} ${place.visit}`}
        url={tabAddress(world)}
        subPageId={place.subPageId}
        frameContext="content"
        openLink={openLink}
        onDialog={setDialog}
        onComplete={() => undefined}
      />
      {dialog && <TabDialogView dialog={dialog} openLink={openLink} onClose={() => setDialog(undefined)} />}
    </>
  );
}

type DialogProps = {
  readonly dialog: TabDialog;
  readonly openLink: (url: string) => void;
  readonly onClose: () => void;
};

/** A dialog that the tab opened: another page of the app, in a frame of its own. */
function TabDialogView({ dialog, openLink, onClose }: DialogProps) {
  const styles = useStyles();
  const { words } = useStandIn();
  const end = (error: string | null, result: unknown) => {
    dialog.answer(error, result);
    onClose();
  };
  // By these words an app hears that its dialog was closed.
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

const tabAddress = (world: World): string => `${world.tabUrl}/tab/`;
