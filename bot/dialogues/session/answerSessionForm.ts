import type { Refusal } from '../../../procedure/commands/refusal.ts';
import { mayReadSession } from '../../../procedure/stages/reads.ts';
import { leadsSession } from '../../../procedure/stages/takesPart.ts';
import type { BotTools } from '../../botTools.ts';
import { sorryFor, type Trouble } from '../../cards/parts/trouble.ts';
import { keepTyped, type Typed } from '../../cards/parts/typed.ts';
import type { Press, SessionIntent } from '../../cards/press.ts';
import type { SessionForm, SessionFormView } from '../../cards/session/forms/sessionForm.ts';
import { drawSessionForm, sessionForms } from '../../cards/session/forms/sessionForms.ts';
import { notLeadingCard } from '../../cards/session/notLeadingCard.ts';
import type { SessionFormName, SessionStep } from '../../cards/session/sessionVerbs.ts';
import { bareCard } from '../../cards/work/bareCard.ts';
import type { PressAnswer, Pressing } from '../pressing.ts';
import { drawSession, type SessionNote, withRefusal } from './drawSession.ts';
import { readAgain, viewOf } from './findSession.ts';
import type { KnownSession } from './knownSession.ts';
import { hintOf, type Sent, sendForm, takeMove } from './sendForm.ts';

export type AskedForm = { readonly form: SessionFormName; readonly step: SessionStep };

/**
 * Draws a dialog of a session, or submits what was typed in it.
 * @throws Fault
 */
export const answerSessionForm = async (
  asked: AskedForm,
  known: KnownSession,
  press: Press,
  tools: BotTools,
  note?: SessionNote,
): Promise<PressAnswer> =>
  asked.step === 'open' ? open(asked, known, press, tools, note) : send(asked, known, press, tools);

const leads = ({ asked, viewer }: KnownSession): boolean => leadsSession(asked.session, viewer, asked.stream.state);

/** Whether people who do not lead see something else. */
export const isForLeader = (form: SessionFormName, known: KnownSession): boolean =>
  (sessionForms[form] satisfies SessionForm).leads === true && !leads(known);

/** While agreement is being asked, its subject does not change. */
const notNow = (form: SessionFormName, { asked }: KnownSession, { inputs }: Press): Refusal | undefined => {
  const { session, fiveWhys } = asked;
  if (session.closed) return { reason: 'sessionClosed', by: session.closed.how };
  const { round } = fiveWhys;
  if (form === 'object') return round?.number === inputs.round ? undefined : { reason: 'stale', of: 'round' };
  const changes = ['problem', 'cause', 'evidence', 'vote'].includes(form);
  return changes && fiveWhys.step === 'agreement' ? { reason: 'agreementAsked' } : undefined;
};

const open = async (
  { form }: AskedForm,
  known: KnownSession,
  press: Press,
  tools: BotTools,
  note?: SessionNote,
): Promise<PressAnswer> => {
  const refusal = notNow(form, known, press);
  if (refusal) return withRefusal(refusal, known, press, tools);
  const definition: SessionForm = sessionForms[form];
  if (isForLeader(form, known)) return drawNotLeading(known, press, tools);
  const view = { ...viewOf(known), name: form, viewer: known.viewer, scene: press.scene };
  const typed = form === 'object' ? typedIn(form, press) : (definition.typedOf?.(view) ?? {});
  return draw(form, known, press, tools, { typed, note });
};

/** The inputs that are kept: what the form was opened for is on its button. */
const typedIn = (form: SessionFormName, { inputs }: Press): Typed => {
  const { round, about } = inputs;
  const opened = form === 'cause' && inputs.why === undefined ? { why: about } : {};
  const carried = typeof round === 'number' ? { round: String(round) } : {};
  return keepTyped({ ...inputs, ...opened, ...carried }, sessionForms[form].limits);
};

const send = async (
  { form, step }: AskedForm,
  known: KnownSession,
  press: Press,
  tools: BotTools,
): Promise<PressAnswer> => {
  const { session: words } = tools.drawing(press.language).words;
  const typed = typedIn(form, press);
  const giving = { known, name: form, n: press.n, typed };
  const sent: Sent =
    form === 'facilitate' ? await takeMove(giving, tools) : await sendForm(form, giving, step === 'anyway', tools);
  // A repeated move is answered with success even if the person no longer leads.
  if (sent.kind !== 'done' && isForLeader(form, known))
    return drawNotLeading(known, press, tools, sent.kind === 'refused' ? sent.refusal : { reason: 'notAllowed' });
  switch (sent.kind) {
    case 'done': {
      const text = sent.note === undefined ? words.form[form].done : words.said[sent.note];
      if (!sent.next) return { text };
      const now = await readAgain(known, tools);
      return draw(sent.next.form, now, press, tools, { typed: sent.next.typed, note: { text, style: 'good' } });
    }
    case 'next':
      return draw(sent.form, known, press, tools, { typed: sent.typed });
    case 'hint':
      return draw(form, known, press, tools, { typed, n: press.n, hint: sent.hint });
    case 'missing':
      return draw(form, known, press, tools, { typed, n: press.n, problems: { [sent.field]: 'missing' } });
    case 'refused':
      return answerRefused(sent.refusal, form, typed, await readAgain(known, tools), press, tools);
    default:
      return sent satisfies never;
  }
};

/** The form as typed, with problems at its fields or above it. The tree may have changed meanwhile. */
const answerRefused = async (
  refusal: Refusal,
  form: SessionFormName,
  typed: Typed,
  known: KnownSession,
  press: Press,
  tools: BotTools,
): Promise<PressAnswer> => {
  const { words, terms } = tools.drawing(press.language);
  const { reason } = refusal;
  const back = { typed, n: press.n };
  if (reason === 'unknown') return { text: terms.refusal(refusal), refused: reason };
  if (reason !== 'invalid') {
    const note = { text: terms.refusal(refusal), style: 'warning' } as const;
    const shown =
      form === 'facilitate'
        ? await drawSession(known, press, tools, note)
        : draw(form, known, press, tools, { ...back, note });
    return { ...shown, refused: reason };
  }
  const { problems } = refusal;
  if (Object.values(problems).some((one) => one === 'notThere' || one === 'notFitting')) {
    const note = { text: words.session.said.gone, style: 'warning' } as const;
    return draw(form, known, press, tools, { ...back, note });
  }
  // Problems without a field are shown above the form.
  const [elsewhere] = Object.entries(problems).flatMap(([field, one]) => (hasField(form, field) || !one ? [] : one));
  if (elsewhere) {
    const note = { text: terms.fieldProblem(elsewhere), style: 'warning' } as const;
    return draw(form, known, press, tools, { ...back, note });
  }
  const { about = '', statement = '' } = typed;
  const hint = problems.despite === undefined ? undefined : hintOf(statement, about, { known });
  return draw(form, known, press, tools, { ...back, problems, hint });
};

/** The why of a cause has no field where only one is asked. */
const hasField = (form: SessionFormName, field: string): boolean =>
  field in sessionForms[form].limits && !(form === 'cause' && field === 'why');

type State = Pick<SessionFormView, 'typed' | 'problems' | 'trouble' | 'note' | 'hint' | 'n'>;

const draw = (form: SessionFormName, known: KnownSession, press: Press, tools: BotTools, state: State): PressAnswer => {
  const view = { ...viewOf(known), ...state, name: form, viewer: known.viewer, scene: press.scene };
  return { card: drawSessionForm(view, tools.drawing(press.language)) };
};

/** @param refusal of the attempt; absent when only the menu was opened */
export const drawNotLeading = (
  known: KnownSession,
  { language, scene }: Press,
  tools: BotTools,
  refusal?: Refusal,
): PressAnswer => {
  const drawing = tools.drawing(language);
  const isTold = refusal && refusal.reason !== 'notAllowed' && refusal.reason !== 'invalid';
  const refused = isTold ? drawing.terms.refusal(refusal) : undefined;
  const view = { ...viewOf(known), scene, mayTakeOver: !known.viewer.guest, refused };
  return { card: notLeadingCard.render(view, drawing), ...(refusal && { refused: refusal.reason }) };
};

const withTexts: readonly SessionFormName[] = ['problem', 'cause', 'evidence', 'object', 'statement'];

/** The form as it was, with what failed; drawn from the session as last seen, else as bare inputs. */
export const giveFormBack = (
  trouble: Trouble,
  asked: SessionIntent & AskedForm,
  press: Press,
  context: Pressing,
  tools: BotTools,
): PressAnswer => {
  const drawing = tools.drawing(press.language);
  const { form, step, reference, opened: sequence } = asked;
  const typed = typedIn(form, press);
  const before = tools.lastSessions.get(lastSessionKey(asked, context));
  const viewer = before && { ...before.viewer, roles: tools.room.people.rolesOf(context.person.id) };
  if (before && viewer && mayReadSession(before.asked.session, viewer, before.asked.stream.state)) {
    const hint = step === 'anyway' ? hintOf(typed.text ?? '', typed.why ?? '', { known: before }) : undefined;
    // A move that exists is not made again, so the menu needs no press id of its own.
    return draw(form, before, press, tools, { typed, trouble, hint, n: form === 'facilitate' ? undefined : press.n });
  }
  if (press.scene === 'chat' || !withTexts.includes(form)) return { text: sorryFor(drawing, trouble) };
  const { limits } = sessionForms[form];
  const { verb, n } = press;
  const bare = { verb, reference, sequence, typed, limits, people: [] };
  return { card: bareCard.render({ ...bare, trouble, n, isSilent: true }, drawing) };
};

/** Key of a session as a person last saw it. */
export const lastSessionKey = (
  { reference, opened }: Pick<SessionIntent, 'reference' | 'opened'>,
  { person }: Pick<Pressing, 'person'>,
): string => `${person.id}/${reference}/${opened}`;
