import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Stage } from '../../../../procedure/stages/stages.ts';
import { stageName } from '../../../../procedure/words/stageName.ts';
import { useSpeech } from '../../speech.tsx';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalSNudge, minWidth: 0 },
  dot: {
    flexShrink: 0,
    width: '10px',
    height: '10px',
    borderRadius: tokens.borderRadiusCircular,
    // Windows' contrast colours would remove the background.
    forcedColorAdjust: 'none',
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  pill: {
    display: 'inline-block',
    flexShrink: 0,
    padding: `2px ${tokens.spacingHorizontalMNudge}`,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
});

type StageProps = { readonly stage: Stage; readonly closedBefore?: boolean | undefined };

/** The stage in a line of a list. */
export const StageMark = ({ stage, closedBefore = false }: StageProps): ReactNode => {
  const styles = useStyles();
  const { procedure } = useSpeech();
  const { strong } = stageColors[stage];
  const name = stageName({ stage, closedBefore }, procedure);
  return (
    <span className={styles.mark} title={name}>
      <span className={styles.dot} style={{ backgroundColor: strong }} aria-hidden data-dot />
      <span className={styles.name}>{name}</span>
    </span>
  );
};

/** The stage in the head of a record. */
export const StageBadge = ({ stage, closedBefore = false }: StageProps): ReactNode => {
  const styles = useStyles();
  const { procedure } = useSpeech();
  const { background, foreground } = stageColors[stage];
  return (
    <span className={styles.pill} style={{ backgroundColor: background, color: foreground }}>
      {stageName({ stage, closedBefore }, procedure)}
    </span>
  );
};

type Colors = { readonly strong: string; readonly background: string; readonly foreground: string };

type Hue = 'Blue' | 'Lavender' | 'Marigold' | 'Teal' | 'Green' | 'Platinum';

const colorsOf = (hue: Hue): Colors => ({
  strong: tokens[`colorPalette${hue}BorderActive`],
  background: tokens[`colorPalette${hue}Background2`],
  foreground: tokens[`colorPalette${hue}Foreground2`],
});

const blue = colorsOf('Blue');
const lavender = colorsOf('Lavender');
const marigold = colorsOf('Marigold');
const teal = colorsOf('Teal');
const green = colorsOf('Green');
const platinum = colorsOf('Platinum');

/**
 * One colour for each phase: received, analysed, decided, implemented, done; grey for the other outcomes. The colour
 * only helps scanning: the name is always shown.
 */
const stageColors: Readonly<Record<Stage, Colors>> = {
  reported: blue,
  triaged: blue,
  analysis: lavender,
  planning: lavender,
  approval: marigold,
  implementation: teal,
  verification: teal,
  closed: green,
  rejected: platinum,
  duplicate: platinum,
  withdrawn: platinum,
  riskAccepted: platinum,
};
