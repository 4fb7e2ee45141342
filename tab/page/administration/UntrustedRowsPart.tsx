import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { setAsideCommand, type UntrustedRow } from '../../../procedure/ports/health.ts';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';
import { CopyText } from '../pieces/CopyText.tsx';
import { RecordLink } from '../pieces/RecordLink.tsx';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';
import { useHealth } from './HealthPart.tsx';

const useStyles = makeStyles({
  rows: { margin: 0, paddingInlineStart: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalL },
  row: { overflowWrap: 'anywhere', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, display: 'block', marginBlockEnd: tokens.spacingVerticalS },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '4px 16px',
    margin: 0,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  fact: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
});

type UntrustedRowsPartProps = { readonly open: ((reference: Reference) => void) | undefined };

/** For administrators: rows without a valid seal that the server has read, and deleted ones. */
export const UntrustedRowsPart = ({ open }: UntrustedRowsPartProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const { number } = useSpeech();
  const untrusted = useHealth().data?.untrusted;
  if (!untrusted) return null;
  const { count, rows } = untrusted;
  return (
    <Section title={words.untrusted}>
      <Body1 className={styles.quiet}>{count === 0 ? words.noUntrusted : words.untrustedText}</Body1>
      {count > 0 && (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <li key={`${row.list}:${row.item}`} className={styles.row}>
              <Row row={row} open={open} />
            </li>
          ))}
        </ul>
      )}
      {count > rows.length && <Body1>{words.more(number(count - rows.length))}</Body1>}
    </Section>
  );
};

const Row = ({ row, open }: UntrustedRowsPartProps & { readonly row: UntrustedRow }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const { list, item, key, record, distrust } = row;
  const name = words.rowOf(list, item);
  const command = setAsideCommand(row);
  return (
    <>
      <span className={styles.name}>{name}</span>
      <dl className={styles.facts} aria-label={name}>
        {key !== '' && (
          <>
            <dt className={styles.fact}>{words.untrustedKey}</dt>
            <dd className={styles.value}>{key}</dd>
          </>
        )}
        {isReference(record) && (
          <>
            <dt className={styles.fact}>{words.untrustedRecord}</dt>
            <dd className={styles.value}>{open ? <RecordLink reference={record} open={open} /> : record}</dd>
          </>
        )}
        <dt className={styles.fact}>{words.untrustedWhy}</dt>
        <dd className={styles.value}>{words.distrust[distrust]}</dd>
        {/* The command would refuse a row that may be trusted once its key is known, or restored. */}
        {distrust !== 'unknownKey' && distrust !== 'deleted' && (
          <>
            <dt className={styles.fact}>{words.setAsideWith}</dt>
            <dd className={styles.value}>
              <code>{command}</code>
              <CopyText text={command} label={words.copyCommand(name)} />
            </dd>
          </>
        )}
      </dl>
    </>
  );
};
