import { tokens } from '@fluentui/react-components';
import type { Stage } from '../../../../procedure/stages/stages.ts';

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
 * One colour for each part of the work: taken in, thought through, decided on, carried out, done; grey for the other
 * ways to end. The colour only helps to scan: the name is always beside it.
 */
export const stageColors: Readonly<Record<Stage, Colors>> = {
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
