import { tokens } from '@fluentui/react-components';
import type { Stage } from '../../../procedure/stages/stages.ts';

type Colors = { readonly strong: string; readonly background: string; readonly foreground: string };

const blue: Colors = {
  strong: tokens.colorPaletteBlueBorderActive,
  background: tokens.colorPaletteBlueBackground2,
  foreground: tokens.colorPaletteBlueForeground2,
};
const lavender: Colors = {
  strong: tokens.colorPaletteLavenderBorderActive,
  background: tokens.colorPaletteLavenderBackground2,
  foreground: tokens.colorPaletteLavenderForeground2,
};
const marigold: Colors = {
  strong: tokens.colorPaletteMarigoldBorderActive,
  background: tokens.colorPaletteMarigoldBackground2,
  foreground: tokens.colorPaletteMarigoldForeground2,
};
const teal: Colors = {
  strong: tokens.colorPaletteTealBorderActive,
  background: tokens.colorPaletteTealBackground2,
  foreground: tokens.colorPaletteTealForeground2,
};
const green: Colors = {
  strong: tokens.colorPaletteGreenBorderActive,
  background: tokens.colorPaletteGreenBackground2,
  foreground: tokens.colorPaletteGreenForeground2,
};
const platinum: Colors = {
  strong: tokens.colorPalettePlatinumBorderActive,
  background: tokens.colorPalettePlatinumBackground2,
  foreground: tokens.colorPalettePlatinumForeground2,
};

/**
 * One colour for each part of the work: taken in, thought through, decided on, carried out, done; grey for the other ways
 * to end. The colour only helps to scan: the name always stands beside it.
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
