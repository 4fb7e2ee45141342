import { tokens } from '@fluentui/react-components';
import { HostConfig } from 'adaptivecards';

const color = (normal: string, subtle: string = normal) => ({ default: normal, subtle });

const foregroundColors = {
  default: color(tokens.colorNeutralForeground1, tokens.colorNeutralForeground2),
  dark: color(tokens.colorNeutralForeground1, tokens.colorNeutralForeground2),
  light: color(tokens.colorNeutralForegroundOnBrand),
  accent: color(tokens.colorBrandForeground1),
  good: color(tokens.colorStatusSuccessForeground1),
  warning: color(tokens.colorStatusWarningForeground3),
  attention: color(tokens.colorStatusDangerForeground3),
};

const container = (backgroundColor: string, borderColor: string = tokens.colorNeutralStroke2) => ({
  backgroundColor,
  borderColor,
  foregroundColors,
});

const fontSizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
const fontWeights = { lighter: 400, default: 400, bolder: 600 };

/** Colours are Fluent's own tokens, which are CSS variables: one configuration serves light, dark and contrast. */
export const hostConfig = new HostConfig({
  fontTypes: {
    default: { fontFamily: tokens.fontFamilyBase, fontSizes, fontWeights },
    monospace: { fontFamily: tokens.fontFamilyMonospace, fontSizes, fontWeights },
  },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container(tokens.colorNeutralBackground1),
    emphasis: container(tokens.colorNeutralBackground2),
    accent: container(tokens.colorBrandBackground2, tokens.colorBrandStroke2),
    good: container(tokens.colorStatusSuccessBackground1, tokens.colorStatusSuccessBorder1),
    warning: container(tokens.colorStatusWarningBackground1, tokens.colorStatusWarningBorder1),
    attention: container(tokens.colorStatusDangerBackground1, tokens.colorStatusDangerBorder1),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 0,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 12 },
  table: { cellSpacing: 8 },
  textBlock: { headingLevel: 2 },
});
