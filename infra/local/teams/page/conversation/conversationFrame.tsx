import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ChatMessage } from '../../wire.ts';
import { ViewHeader } from '../shell/viewHeader.tsx';
import { useStandIn } from '../standIn.tsx';
import { MessageLog } from './messageLog.tsx';

const useStyles = makeStyles({
  back: { display: 'none', '@media (max-width: 640px)': { display: 'inline-flex' } },
  frame: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', containerType: 'inline-size' },
});

type Props = {
  readonly id: string;
  readonly kind: 'personal' | 'channel';
  readonly title: string;
  readonly icon: ReactNode;
  readonly beside?: ReactNode;
  readonly newest: ChatMessage | undefined;
  readonly foot: ReactNode;
  readonly onBack: () => void;
  readonly children: ReactNode;
};

/** A conversation's header, and its messages. */
export function ConversationFrame({ icon, beside, onBack, ...log }: Props) {
  const styles = useStyles();
  const { words } = useStandIn();
  return (
    <div className={styles.frame}>
      <ViewHeader
        title={log.title}
        icon={icon}
        before={
          <Button
            className={styles.back}
            appearance="subtle"
            icon={<ArrowLeft20Regular />}
            aria-label={words.back}
            onClick={onBack}
          />
        }
        after={beside}
      />
      <MessageLog {...log} />
    </div>
  );
}
