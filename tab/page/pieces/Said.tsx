import { makeStyles } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';

const useStyles = makeStyles({
  said: { margin: 0, overflowWrap: 'anywhere', maxWidth: '80ch' },
});

/** A sentence with its placeholders `{0}`, `{1}` … filled in. */
export const Said = ({ text, parts = [] }: { text: string; parts?: readonly ReactNode[] }): ReactNode => {
  const styles = useStyles();
  return (
    <p className={styles.said}>
      {text.split(/(\{\d\})/).map((piece, index) => {
        const at = /^\{(\d)\}$/.exec(piece)?.[1];
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence keep their places
        return <Fragment key={index}>{at === undefined ? piece : parts[Number(at)]}</Fragment>;
      })}
    </p>
  );
};
