import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useStandIn } from '../standIn.tsx';

const shownForMs = 5_000;
const useStyles = makeStyles({
  line: { minHeight: '20px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Shows that the bot is typing, for five seconds after its typing event or until its next message. */
export function TypingLine({ conversation, root }: { readonly conversation: string; readonly root: string }) {
  const styles = useStyles();
  const { words, typing } = useStandIn();
  const since = typing[`${conversation} ${root}`] ?? 0;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const left = since + shownForMs - Date.now();
    setShown(left > 0);
    const timer = setTimeout(() => setShown(false), Math.max(left, 0));
    return () => clearTimeout(timer);
  }, [since]);
  return (
    <div className={styles.line} role="status">
      {shown && words.typing}
    </div>
  );
}
