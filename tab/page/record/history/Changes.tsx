import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FactChange } from '../../../api/wire.ts';
import { useSpeech } from '../../speech.tsx';
import { factText } from '../facts/factText.ts';
import { Difference } from './Difference.tsx';

const useStyles = makeStyles({
  list: {
    margin: `${tokens.spacingVerticalXS} 0`,
    display: 'grid',
    gap: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** What a correction of the report changed, field by field. */
export const Changes = ({ changes }: { changes: readonly FactChange[] }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const text = (field: FactChange['field'], value: string | undefined) =>
    value === undefined ? undefined : factText(field, value, speech);
  return (
    <dl className={styles.list}>
      {changes.map(({ field, before, after }) => (
        <Difference
          key={field}
          label={speech.procedure.field[field]}
          before={text(field, before)}
          after={text(field, after)}
        />
      ))}
    </dl>
  );
};
