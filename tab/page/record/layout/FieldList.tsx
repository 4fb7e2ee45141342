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
  // People's texts: shown unchanged, and a very long word does not widen the page.
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
  /** Shown if there is no value; absent: the field is omitted. */
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
