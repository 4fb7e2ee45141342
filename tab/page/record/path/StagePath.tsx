import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { CheckmarkFilled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { exits, path, type Stage } from '../../../../procedure/stages/stages.ts';
import { StageBadge } from '../../pieces/marks/StageMark.tsx';
import { unseen } from '../../pieces/unseen.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';

const bead = '20px';

const useStyles = makeStyles({
  path: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: `repeat(${path.length}, 1fr)`,
    '@media (max-width: 860px)': { gridTemplateColumns: '1fr', rowGap: tokens.spacingVerticalSNudge },
  },
  step: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalXS,
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    '@media (max-width: 860px)': {
      flexDirection: 'row',
      gap: tokens.spacingHorizontalS,
      textAlign: 'start',
      paddingInline: 0,
    },
  },
  // The line to the step before.
  joined: {
    '::before': {
      content: '""',
      position: 'absolute',
      top: '9px',
      insetInlineEnd: `calc(50% + ${bead} / 2 + 4px)`,
      width: `calc(100% - ${bead} - 8px)`,
      borderTop: `2px solid ${tokens.colorNeutralStroke1}`,
      '@media (max-width: 860px)': { display: 'none' },
    },
  },
  walked: { '::before': { borderTopColor: tokens.colorCompoundBrandStroke } },
  bead: {
    boxSizing: 'border-box',
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: bead,
    height: bead,
    borderRadius: tokens.borderRadiusCircular,
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    fontSize: '12px',
  },
  done: {
    backgroundColor: tokens.colorBrandBackground,
    ...shorthands.borderColor(tokens.colorBrandBackground),
    color: tokens.colorNeutralForegroundOnBrand,
  },
  now: {
    ...shorthands.borderColor(tokens.colorCompoundBrandStroke),
    '::after': {
      content: '""',
      width: '8px',
      height: '8px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
  here: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  passed: { color: tokens.colorNeutralForeground1 },
  hidden: unseen,
  exits: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: `${tokens.spacingVerticalL} 0 0`,
    padding: `${tokens.spacingVerticalM} 0 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** Progress of a record. One that left the path was at least reported; the history has its other stages. */
const reached = (stage: Stage): number => Math.max(0, (path as readonly Stage[]).indexOf(stage));

/** All stages of the procedure, with the current one and the other outcomes. */
export const StagePath = ({ stage }: { stage: Stage }): ReactNode => {
  const styles = useStyles();
  const { procedure } = useSpeech();
  const { path: words, section } = usePageWords('record');
  const left = (exits as readonly Stage[]).includes(stage);
  const stateOf = (index: number) => {
    if (index < reached(stage) || stage === 'closed' || (left && index === 0)) return 'done';
    return index === reached(stage) && !left ? 'current' : 'ahead';
  };
  return (
    <div>
      <ol className={styles.path} aria-label={section.path}>
        {path.map((step, index) => {
          const state = stateOf(index);
          return (
            <li
              key={step}
              className={mergeClasses(
                styles.step,
                index > 0 && styles.joined,
                index > 0 && state !== 'ahead' && styles.walked,
                state === 'current' && styles.here,
                state === 'done' && styles.passed,
              )}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              <span
                className={mergeClasses(
                  styles.bead,
                  state === 'done' && styles.done,
                  state === 'current' && styles.now,
                )}
                aria-hidden
              >
                {state === 'done' && <CheckmarkFilled />}
              </span>
              <span>
                {procedure.stage[step]}
                <span className={styles.hidden}>{`, ${words.state[state]}`}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <ul className={styles.exits} aria-label={words.waysOut}>
        <li aria-hidden>{words.waysOut}</li>
        {exits.map((exit) => (
          <li key={exit} aria-current={exit === stage ? 'step' : undefined}>
            {exit === stage ? <StageBadge stage={exit} /> : procedure.stage[exit]}
          </li>
        ))}
      </ul>
    </div>
  );
};
