import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CauseAnswer } from '../../../api/sessions/sessionWire.ts';
import { RootMark } from '../../pieces/marks/RootMark.tsx';
import { usePageWords } from '../../speech.tsx';
import { useSession } from '../useGive.ts';

const useStyles = makeStyles({
  text: { display: 'block', overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase300 },
  quiet: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** A cause with its marks: whether it is a root cause, its evidence, other words for it. */
export const CauseText = ({ cause, votes }: { cause: CauseAnswer; votes: boolean }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('session');
  const { fiveWhys } = useSession().answer;
  const isRoot = fiveWhys?.rootCauses.some((one) => one.cause === cause.id) ?? false;
  const by = cause.by?.name;
  const quiet = [
    ...(votes && cause.votes > 0 ? [words.cause.votes(cause.votes)] : []),
    ...(fiveWhys?.step === 'whys' && fiveWhys.asked.includes(cause.id) ? [words.cause.asked] : []),
    ...(cause.me ? [words.cause.mine] : by ? [words.cause.by(by)] : []),
  ];
  return (
    <>
      <span className={styles.text}>{cause.text}</span>
      {isRoot && <RootMark text={words.cause.root} />}
      {quiet.length > 0 && <span className={styles.quiet}>{quiet.join(' · ')}</span>}
      {cause.evidence.map(({ id, text }) => (
        <span key={id} className={styles.quiet}>{`${words.cause.evidence} ${text}`}</span>
      ))}
      {cause.merged.length > 0 && <span className={styles.quiet}>{words.cause.merged(cause.merged.join(' | '))}</span>}
    </>
  );
};
