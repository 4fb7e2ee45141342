import { actionCard } from '../decide/actionCard.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData, link, type Scene } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { heading, notice, plain } from '../parts/texts.ts';
import type { WorkCommandName } from '../work/workVerbs.ts';
import { actionNotices } from './actionNotices.ts';
import type { PersonalKind, PersonalNotice, PersonalView } from './notice.ts';
import { planNotices } from './planNotices.ts';

/** The subject of a command, drawn like its notice. After all other commands the record itself is shown. */
const matters = {
  completeAction: 'actionAssigned',
  reportProgress: 'actionAssigned',
  requestExtension: 'actionAssigned',
  decideExtension: 'extensionDecided',
  judgeEffectiveness: 'effective',
} as const satisfies Readonly<Partial<Record<WorkCommandName, PersonalKind>>>;

const notices: Readonly<Record<(typeof matters)[keyof typeof matters], PersonalNotice>> = {
  ...actionNotices,
  ...planNotices,
};

/** `commit`: the commit that completed the command; absent if it was not done. */
export type DoneView = Pick<PersonalView, 'record' | 'sequence' | 'commit' | 'viewer' | 'nameOf'> & {
  readonly scene: Scene;
  readonly note: { readonly text: string; readonly style: 'good' | 'warning' };
  /** The command may have ended the viewer's part: then there are no further actions. */
  readonly reads: boolean;
};

const hasMatter = (name: WorkCommandName): name is keyof typeof matters => Object.hasOwn(matters, name);

/** The viewer's own actions, decision or verdict as they are now; undefined where there is nothing to show. */
const render = (name: WorkCommandName, view: DoneView, drawing: Drawing): AdaptiveCard | undefined => {
  if (!hasMatter(name)) return undefined;
  const kind = matters[name];
  if (kind === 'actionAssigned' ? actionCard.actionsOf(view).length === 0 : !view.commit) return undefined;
  const { words, terms } = drawing;
  const { record, sequence, scene, note, reads } = view;
  const { settled, draw } = notices[kind];
  const shown: PersonalView = { ...view, kind, people: [] };
  const over = settled?.(shown, drawing);
  const isGoingOn = kind === 'actionAssigned' && over === undefined;
  const data = () => buttonData(drawing.nonce(), record.reference, sequence);
  return card(
    [
      notice(note.text, note.style),
      heading(`${record.reference} · ${terms.stage[record.stage]}`),
      over === undefined ? undefined : plain(over),
      ...draw(shown, drawing),
    ],
    [
      ...(isGoingOn ? actionCard.buttons(shown, scene, drawing, data) : []),
      ...(reads ? [button(scene, 'record.show', words.decide.notice.show, data())] : []),
      // Six at most: *Add evidence* leads there too.
      ...(reads && !isGoingOn ? [link(words.record.openInRegister, drawing.deepLink(record.reference))] : []),
    ],
  );
};

export const doneCard = { verbs: [], render } as const;
