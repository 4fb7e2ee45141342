import { makeStyles, tokens } from '@fluentui/react-components';

export const useImportStyles = makeStyles({
  parts: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL },
  part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'start', gap: tokens.spacingVerticalS },
  wide: { width: '100%' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground3, display: 'block', overflowWrap: 'anywhere' },
  text: { margin: 0, overflowWrap: 'anywhere' },
  fields: {
    display: 'grid',
    width: '100%',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  select: { minWidth: 0, maxWidth: '100%' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th': { textAlign: 'start', fontWeight: tokens.fontWeightRegular },
    '& thead th': { fontWeight: tokens.fontWeightSemibold },
    '& th, & td': {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
    '& thead th, & tbody th': { overflowWrap: 'normal' },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  counts: { maxWidth: '32rem' },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
});
