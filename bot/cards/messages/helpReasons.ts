/** Why help is shown; the card says so first. */
export const helpReasons = ['asked', 'notUnderstood', 'question', 'thanks'] as const;
export type HelpReason = (typeof helpReasons)[number];
