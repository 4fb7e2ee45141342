import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const line = `1px solid ${tokens.colorNeutralStroke1}`;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
  },
  // Twelve levels still leave room for words on a phone.
  inner: { marginBlockStart: tokens.spacingVerticalS, marginInlineStart: 'clamp(8px, 3vw, 22px)' },
  item: {
    position: 'relative',
    minWidth: 0,
    '::before': {
      content: '""',
      position: 'absolute',
      insetBlockStart: `calc(-1 * ${tokens.spacingVerticalS})`,
      insetInlineStart: 'calc(-1 * clamp(4px, 1.5vw, 12px))',
      height: `calc(100% + ${tokens.spacingVerticalS})`,
      borderLeft: line,
    },
    ':last-child::before': { height: `calc(18px + ${tokens.spacingVerticalS})` },
    '::after': {
      content: '""',
      position: 'absolute',
      insetBlockStart: '18px',
      insetInlineStart: 'calc(-1 * clamp(4px, 1.5vw, 12px))',
      width: 'clamp(4px, 1.5vw, 12px)',
      borderTop: line,
    },
  },
  first: { '::before': { display: 'none' }, '::after': { display: 'none' } },
  node: {
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  asked: { border: `1px solid ${tokens.colorBrandStroke1}` },
  root: {
    border: `2px solid ${tokens.colorPaletteGreenBorderActive}`,
    backgroundColor: tokens.colorPaletteGreenBackground1,
  },
});

export type TreeNode = {
  readonly id: string;
  readonly content: ReactNode;
  readonly look?: 'root' | 'asked' | undefined;
  readonly children: readonly TreeNode[];
};

/** A tree as nested lists with connecting lines, readable by screen readers without an alternative text. */
export const TreeList = (props: { nodes: readonly TreeNode[]; label?: string; isInner?: boolean }): ReactNode => {
  const { nodes, label, isInner = false } = props;
  const styles = useStyles();
  return (
    <ul className={mergeClasses(styles.list, isInner && styles.inner)} {...(label && { 'aria-label': label })}>
      {nodes.map(({ id, content, look, children }) => (
        <li key={id} className={mergeClasses(styles.item, !isInner && styles.first)}>
          <div className={mergeClasses(styles.node, look && styles[look])}>{content}</div>
          {children.length > 0 && <TreeList nodes={children} isInner />}
        </li>
      ))}
    </ul>
  );
};
