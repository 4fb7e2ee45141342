import type { Drawing } from '../drawing.ts';
import { button, buttonData, dialogButton, link } from '../parts/buttons.ts';
import { type Action, type AdaptiveCard, card } from '../parts/card.ts';
import { heading, plain, quiet } from '../parts/texts.ts';
import type { PressIntent } from '../press.ts';
import type { HelpReason } from './helpReasons.ts';

export type HelpView = { readonly reason: HelpReason; readonly shared: boolean };

/** Next steps. In a shared conversation, typing is done in a dialog and nothing personal is shown. */
export const waysForward = (shared: boolean, drawing: Drawing): readonly Action[] => {
  const { words } = drawing;
  const data = () => buttonData(drawing.nonce());
  return shared
    ? [
        dialogButton('report.open', words.help.report, data()),
        dialogButton('case.open', words.help.case, data()),
        link(words.help.register, drawing.deepLink()),
      ]
    : [
        button('chat', 'report.open', words.help.report, data()),
        button('chat', 'reports.mine', words.help.mine, data()),
        button('chat', 'case.open', words.help.case, data()),
        link(words.help.register, drawing.deepLink()),
      ];
};

const render = ({ reason, shared }: HelpView, drawing: Drawing): AdaptiveCard => {
  const { help } = drawing.words;
  return card(
    [
      heading(help.title),
      plain(help.because[reason]),
      plain(shared ? help.howShared : help.how),
      quiet(shared ? help.commandsShared : help.commands),
    ],
    waysForward(shared, drawing),
  );
};

export const helpCard = { verbs: ['help.show'], render, parse: (): PressIntent => ({ kind: 'help' }) } as const;
