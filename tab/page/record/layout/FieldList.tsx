import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    margin: 0,
  },
  field: { minWidth: 0 },
  wide: { gridColumn: '1 / -1' },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  // Written by people: shown as they wrote it, and a word without end does not widen the page.
  value: {
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    maxWidth: '75ch',
  },
  none: { color: tokens.colorNeutralForeground3 },
});

export type ShownField = {
  readonly label: string;
  readonly value: string | undefined;
  /** Said where there is no value; absent: then the field is left out. */
  readonly otherwise?: string;
  readonly wide?: boolean;
};

/** Labels and the values under them. */
export const FieldList = ({ fields }: { fields: readonly ShownField[] }): ReactNode => {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {fields
        .filter(({ value, otherwise }) => (value ?? otherwise) !== undefined)
        .map(({ label, value, otherwise, wide }) => (
          <div key={label} className={mergeClasses(styles.field, wide && styles.wide)}>
            <dt className={styles.label}>{label}</dt>
            <dd className={mergeClasses(styles.value, value === undefined && styles.none)}>{value ?? otherwise}</dd>
          </div>
        ))}
    </dl>
  );
};
