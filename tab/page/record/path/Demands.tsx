import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { DemandRow, RecordAnswer } from '../../../api/record/recordWire.ts';
import { unseen } from '../../pieces/unseen.ts';
import { useSpeech } from '../../speech.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { useRecordWords } from '../useRecordWords.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(230px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  row: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  icon: { flexShrink: 0, fontSize: '20px' },
  there: { color: tokens.colorPaletteGreenForeground1 },
  lacking: { color: tokens.colorNeutralForeground3 },
  hidden: unseen,
});

/** *2 of 7 missing*, and which: with the letter of 10.2 that demands each. */
export const Demands = ({ record }: { record: RecordAnswer }): ReactNode => {
  const { list } = useStyles();
  const styles = useRecordStyles();
  const { path } = useRecordWords();
  const { demands, stage, triage } = record;
  if (!triage) return stage === 'reported' && <p className={styles.text}>{path.beforeTriage}</p>;
  if (demands.length === 0) return null;
  const missing = demands.filter(({ isThere }) => !isThere).length;
  const nothing = stage === 'closed' ? path.allThere : path.nothingMissing;
  return (
    <div className={styles.stack}>
      <h3 className={styles.subtitle}>{missing === 0 ? nothing : path.missing(missing, demands.length)}</h3>
      <ul className={list}>
        {demands.map((demand) => (
          <Demand key={demand.part} {...demand} />
        ))}
      </ul>
    </div>
  );
};

const Demand = ({ part, letter, isThere, next }: DemandRow): ReactNode => {
  const own = useStyles();
  const styles = useRecordStyles();
  const { procedure } = useSpeech();
  const { path } = useRecordWords();
  return (
    <li className={own.row}>
      {isThere ? (
        <CheckmarkCircleFilled className={mergeClasses(own.icon, own.there)} aria-hidden />
      ) : (
        <CircleRegular className={mergeClasses(own.icon, own.lacking)} aria-hidden />
      )}
      <div>
        <p className={isThere ? styles.text : styles.strong}>
          {`${procedure.part[part]} (10.2\u00A0${letter})`}
          <span className={own.hidden}>{`: ${isThere ? path.there : path.notThere}`}</span>
        </p>
        {!isThere && (
          <p className={styles.quiet}>
            {[procedure.letter[letter], next && path.beforeApproval].filter(Boolean).join(' · ')}
          </p>
        )}
      </div>
    </li>
  );
};
