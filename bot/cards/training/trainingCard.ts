import type { RecordMessage } from '../../../procedure/messages/message.ts';
import { isOffered } from '../../../procedure/offers/offered.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { isLive } from '../../../procedure/record/sessions.ts';
import type { CountedTraining } from '../../../procedure/record/training.ts';
import { type Training, trainingsOf } from '../../../procedure/record/training.ts';
import type { Actor, PersonId } from '../../../procedure/record/values/person.ts';
import { type Drawing, offeringTo } from '../drawing.ts';
import { dayIn } from '../notices/reporterNotices.ts';
import { button, buttonData, formButton, type Scene } from '../parts/buttons.ts';
import { type AdaptiveCard, card, type Element } from '../parts/card.ts';
import type { NameOf } from '../parts/nameOf.ts';
import { heading, label, notice, plain, quiet } from '../parts/texts.ts';
import { userText } from '../parts/userText.ts';
import type { Press, PressIntent } from '../press.ts';

/** A person who is asked sees only the record's number and the text of the request. */
export type AskedView = {
  readonly reference: Nonconformity['reference'];
  readonly training: Training;
  /** Time of the confirmation: ISO 8601 in UTC. */
  readonly confirmed?: string | undefined;
  /** Sequence of the commit that asked for it: the button carries it. */
  readonly asked?: number | undefined;
  readonly scene: Scene;
  readonly refused?: string | undefined;
};

const sentence = ({ training, confirmed, refused }: AskedView, drawing: Drawing): Element | undefined => {
  const { training: words } = drawing.words;
  if (confirmed !== undefined) return notice(words.confirmed(dayIn(confirmed, drawing)), 'good');
  if (refused !== undefined) return notice(refused, 'warning');
  return isLive(training.session) ? undefined : notice(words.over, 'warning');
};

const render = (view: AskedView, drawing: Drawing): AdaptiveCard => {
  const { reference, training, confirmed, asked, scene } = view;
  const { training: words } = drawing.words;
  const isOpen = confirmed === undefined && isLive(training.session);
  const data = buttonData(drawing.nonce(), reference, asked);
  return card(
    [
      heading(`${reference} · ${words.title}`),
      sentence(view, drawing),
      ...userText(training.text, longest.reason),
      isOpen ? quiet(words.hint) : undefined,
    ],
    [isOpen ? button(scene, 'training.confirm', words.confirm, data, { style: 'positive' }) : undefined],
  );
};

/** The notice to a person asked by this commit. */
const renderNotice = (
  { record, commit, trainings = [] }: Pick<RecordMessage, 'record' | 'commit' | 'trainings'>,
  viewer: PersonId | undefined,
  drawing: Drawing,
): AdaptiveCard => {
  const { reference, trainingRequests } = record;
  const asked = commit?.sequence;
  const request = trainingRequests.find((one) => one.asked.sequence === asked) ?? trainingRequests.at(-1);
  const training = trainingsOf(record).find(({ session }) => session.id === request?.session);
  if (!training || !request) return card([plain(drawing.words.training.over)]);
  const counted = trainings.find(({ session }) => session.id === request.session);
  const confirmed = viewer === undefined ? undefined : counted?.confirmed.get(viewer);
  return render({ reference, training: { ...training, text: request.text }, confirmed, asked, scene: 'chat' }, drawing);
};

export type CountView = {
  readonly record: Nonconformity;
  readonly sequence: number;
  readonly viewer: Actor;
  readonly trainings: readonly CountedTraining[];
  readonly nameOf: NameOf;
  readonly scene: Scene;
};

/** A card has a budget of bytes: the others are in the register. */
const most = { names: 12, trainings: 4, text: 300 } as const;

const drawOne = (training: CountedTraining, { record, nameOf }: CountView, drawing: Drawing): readonly Element[] => {
  const { training: words } = drawing.words;
  const { action, session, people, confirmed, text } = training;
  const title = [...record.earlierCycles, record.cycle]
    .flatMap(({ actions }) => actions)
    .find(({ id }) => id === action)?.title;
  const waiting = session.closed ? [] : people.filter((id) => !confirmed.has(id));
  const names = waiting.slice(0, most.names).map(nameOf);
  const others = waiting.length - names.length;
  const all = [...names, ...(others > 0 ? [words.more(others)] : [])].join(', ');
  return [
    label(`${action} · ${words.count(confirmed.size, people.length)}`),
    ...userText(title ?? text, most.text),
    ...(waiting.length > 0 ? userText(words.waitingFor(all), most.text * 4) : []),
    ...(session.closed ? [quiet(words.closed(dayIn(session.closed.at, drawing)))] : []),
  ];
};

/** Confirmations, for those who may read the record, newest first. */
const renderCount = (view: CountView, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const { record, sequence, viewer, trainings, scene } = view;
  const data = () => buttonData(drawing.nonce(), record.reference, sequence);
  const shown = trainings.toReversed().slice(0, most.trainings);
  const isMine = trainings.some(
    ({ session, people, confirmed }) => isLive(session) && people.includes(viewer.id) && !confirmed.has(viewer.id),
  );
  const command = (name: 'askTraining' | 'closeSession', isPossible: boolean) =>
    isPossible && isOffered(name, record, offeringTo(viewer, record, drawing))
      ? formButton(scene, `${name}.open`, words.command[name].title, data())
      : undefined;
  return card(
    [
      heading(`${record.reference} · ${words.training.show}`),
      ...(shown.length === 0 ? [plain(words.training.none)] : shown.flatMap((one) => drawOne(one, view, drawing))),
      trainings.length > shown.length ? quiet(words.record.moreInRegister) : undefined,
    ],
    [
      isMine ? button(scene, 'training.confirm', words.training.confirm, data(), { style: 'positive' }) : undefined,
      command('askTraining', true),
      command(
        'closeSession',
        trainings.some(({ session }) => isLive(session)),
      ),
      button(scene, 'training.show', words.training.again, data()),
      button(scene, 'record.show', words.decide.notice.show, data()),
    ],
  );
};

const parse = ({ verb, reference, sequence: asked }: Press): PressIntent =>
  reference
    ? { kind: 'training', step: verb === 'training.confirm' ? 'confirm' : 'show', reference, asked }
    : { kind: 'outdated' };

export const trainingCard = {
  verbs: ['training.confirm', 'training.show'],
  render,
  renderNotice,
  renderCount,
  parse,
} as const;
