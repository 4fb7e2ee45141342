import { makeStyles, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChatMessage } from '../../wire.ts';
import { useStandIn } from '../standIn.tsx';

const useStyles = makeStyles({
  log: {
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    padding: '12px 24px',
    '@container (max-width: 420px)': { padding: '10px' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  column: { maxWidth: '920px', margin: '0 auto', display: 'flex', flexDirection: 'column' },
  foot: {
    padding: '4px 24px 16px',
    '@container (max-width: 420px)': { padding: '4px 10px 10px' },
  },
});

type Props = {
  readonly id: string;
  readonly kind: 'personal' | 'channel';
  readonly title: string;
  readonly newest: ChatMessage | undefined;
  readonly foot: ReactNode;
  readonly children: ReactNode;
};

/** Log that stays at the newest message, with a footer. While it is visible, its conversation is marked as read. */
export function MessageLog({ id, kind, title, newest, foot, children }: Props) {
  const styles = useStyles();
  const { words, world } = useStandIn();
  const log = useRef<HTMLDivElement>(null);
  const isOwn = newest?.sender === world.me.id && (newest.root === '' || newest.root === newest.id);
  useStickToEnd(log, newest?.id ?? '', isOwn);
  useMarkRead(id, kind, newest?.id ?? '');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to scroll it */}
      <div ref={log} className={styles.log} role="log" aria-label={words.messagesIn(title)} tabIndex={0}>
        <div className={styles.column}>{children}</div>
      </div>
      <div className={styles.foot}>
        <div className={styles.column}>{foot}</div>
      </div>
    </>
  );
}

/** Scrolls to the end for a new message, unless another person wrote it and this person has scrolled up. */
function useStickToEnd(log: RefObject<HTMLDivElement | null>, newest: string, isOwn: boolean): void {
  const atEnd = useRef(true);
  useEffect(() => {
    const element = log.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const note = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    };
    const follow = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', note, { passive: true });
    follow.observe(content);
    return () => {
      element.removeEventListener('scroll', note);
      follow.disconnect();
    };
  }, [log]);
  useLayoutEffect(() => {
    if (newest !== '' && (isOwn || atEnd.current) && log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [log, newest, isOwn]);
}

function useMarkRead(id: string, kind: 'personal' | 'channel', newest: string): void {
  const { api } = useStandIn();
  const queries = useQueryClient();
  useEffect(() => {
    if (newest === '') return;
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      void api
        .markRead(kind === 'personal' ? 'personal' : id)
        .then(() => queries.invalidateQueries({ queryKey: ['conversations'] }));
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [api, queries, id, kind, newest]);
}

const shownForMs = 5_000;
const useTypingLineStyles = makeStyles({
  line: { minHeight: '20px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Shows that the bot is typing, for five seconds after its typing event or until its next message. */
export function TypingLine({ conversation, root }: { readonly conversation: string; readonly root: string }) {
  const styles = useTypingLineStyles();
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
