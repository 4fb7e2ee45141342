import { makeStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SessionWords } from '../../../words/en/sessionWords.ts';
import { unseen } from '../../pieces/unseen.ts';
import { usePageWords } from '../../speech.tsx';
import { newsOf } from '../causes/tree.ts';
import { useSession } from '../useGive.ts';

const useStyles = makeStyles({
  hidden: unseen,
});

const textOf = ({ causes, roots, step }: ReturnType<typeof newsOf>, { news, step: steps }: SessionWords): string => {
  const [one] = causes;
  const added = causes.length > 1 ? news.causes(causes.length) : one ? news.cause(one.text) : undefined;
  const stepped = step === undefined ? undefined : steps[step as 'problem' | 'whys' | 'agreement' | 'closed'];
  return [stepped, ...roots.map(news.root), added].filter((text) => text !== undefined).join('. ');
};

/** Announces contributions of others to screen readers, after what is being read out. */
export const News = (): ReactNode => {
  const styles = useStyles();
  const { answer } = useSession();
  const words = usePageWords('session');
  const last = useRef(answer);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const text = textOf(newsOf(last.current, answer), words);
    last.current = answer;
    if (text !== '') setSaid(text);
  }, [answer, words]);
  return (
    <div role="status" className={styles.hidden}>
      {said}
    </div>
  );
};
