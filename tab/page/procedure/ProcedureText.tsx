import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import { type PageBlock, procedurePage } from '../../../procedure/audit/procedurePage.ts';
import type { Rules } from '../../../procedure/organisation/rules.ts';
import { WideTable } from '../pieces/WideTable.tsx';
import { useSpeech } from '../speech.tsx';

const useStyles = makeStyles({
  part: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '& summary': { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  },
  said: { maxWidth: '80ch', overflowWrap: 'anywhere' },
});

/** The procedure as the software goes by it, from the same tables as docs/procedure.md and the audit pack. */
export const ProcedureText = ({ rules }: { rules: Rules }): ReactNode => {
  const styles = useStyles();
  const { language } = useSpeech();
  const { intro, sections } = useMemo(() => procedurePage(language, rules), [language, rules]);
  return (
    <div>
      <p className={styles.said}>{intro}</p>
      {sections.map(({ name, title, blocks }) => (
        <details key={name} className={styles.part}>
          <summary>{title}</summary>
          {blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a section keep their places
            <Block key={index} block={block} title={title} />
          ))}
        </details>
      ))}
    </div>
  );
};

const Block = ({ block, title }: { block: PageBlock; title: string }): ReactNode => {
  const styles = useStyles();
  switch (block.kind) {
    case 'text':
      return <p className={styles.said}>{block.text}</p>;
    case 'list':
      return (
        <ul className={styles.said}>
          {block.points.map(({ term, text }) => (
            <li key={text}>
              {term && <strong>{term} </strong>}
              {text}
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <WideTable
          title={title}
          head={block.head}
          rows={block.rows.map((cells) => ({ key: cells.join('|'), cells }))}
        />
      );
    default:
      return block satisfies never;
  }
};
