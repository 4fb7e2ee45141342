/**
 * The part of Adaptive Cards that ours are made of: only elements on the safe list of Teams clients, version 1.5
 * (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference).
 * Own types, because `@microsoft/teams.cards` writes out every default and a card has a budget of bytes; a test holds the
 * goldens against its types.
 */
export type Colour = 'default' | 'good' | 'warning' | 'attention' | 'accent';

export type TextBlock = {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'small' | 'medium' | 'large';
  readonly weight?: 'bolder';
  readonly color?: Colour;
  readonly isSubtle?: true;
  readonly spacing?: 'none' | 'small' | 'medium';
  readonly style?: 'heading';
};

export type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly color?: Colour;
  readonly weight?: 'bolder';
};
export type RichTextBlock = {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: 'none' | 'small';
};

export type FactSet = {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
};

export type Container = {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly style?: 'emphasis' | 'good' | 'warning' | 'attention';
  readonly spacing?: 'small' | 'medium';
  readonly selectAction?: Action;
};

export type Choice = { readonly title: string; readonly value: string };

export type Input =
  | {
      readonly type: 'Input.Text';
      readonly id: string;
      readonly label: string;
      readonly value?: string;
      readonly placeholder?: string;
      readonly isMultiline?: true;
      readonly maxLength?: number;
    }
  | { readonly type: 'Input.Date'; readonly id: string; readonly label: string; readonly value?: string }
  | {
      readonly type: 'Input.ChoiceSet';
      readonly id: string;
      readonly label: string;
      readonly value?: string;
      readonly placeholder?: string;
      readonly style?: 'compact' | 'expanded' | 'filtered';
      /** The value is then a comma-separated list. */
      readonly isMultiSelect?: true;
      /** Wraps long titles of choices. */
      readonly wrap?: true;
      readonly choices: readonly Choice[];
      readonly 'choices.data'?: { readonly type: 'Data.Query'; readonly dataset: string };
    }
  | {
      readonly type: 'Input.Toggle';
      readonly id: string;
      readonly title: string;
      /** Also arrives as a string. */
      readonly value: 'true' | 'false';
      readonly wrap: true;
    };

export type Element = TextBlock | RichTextBlock | FactSet | Container | Input;

export type Action =
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: string;
      readonly data: object;
      readonly style?: 'positive' | 'destructive';
      readonly associatedInputs?: 'none';
    }
  | {
      readonly type: 'Action.Submit';
      readonly title: string;
      readonly data: object;
      readonly style?: 'positive' | 'destructive';
    }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };

/** A mention: its text must occur verbatim in the card, otherwise the raw mark-up is shown. */
export type MentionEntity = {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
};

export type AdaptiveCard = {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  /** Teams renders 1.5 at most; without a version nothing shows on mobile (microsoft/teams.ts pull request 471). */
  readonly version: '1.5';
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
  readonly msteams?: { readonly entities: readonly MentionEntity[] };
};

/** Teams truncates anything larger. The message limit is higher, but 28 KB holds everywhere cards are shown. */
export const largestCard = 28 * 1024;
export const mostActions = 6;

export const card = (
  body: readonly (Element | undefined)[],
  actions: readonly (Action | undefined)[] = [],
): AdaptiveCard => {
  const shown = actions.filter((action) => action !== undefined);
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    body: body.filter((element) => element !== undefined),
    ...(shown.length > 0 && { actions: shown }),
  };
};
