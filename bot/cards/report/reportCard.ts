import {
  detailFields,
  type ReportField,
  readReportFacts,
  shortFields,
} from '../../../procedure/record/report/reportFacts.ts';
import type { Drawing } from '../drawing.ts';
import type { ReportForm } from '../form.ts';
import { button, buttonData } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import {
  drawIdentityInputs,
  identityFields,
  isUnnamed,
  keepIdentity,
  readIdentity,
} from '../parts/inputs/identityInputs.ts';
import { drawMessageInputs, keepMessageTyped, keepsMessage, messageIn } from '../parts/inputs/messageInputs.ts';
import { drawReportInputs, keepReportTyped, reportInputs } from '../parts/inputs/reportInputs.ts';
import { heading, notice, quiet } from '../parts/texts.ts';
import { notSavedYet } from '../parts/trouble.ts';
import type { Press, PressIntent } from '../press.ts';

const isUnfolded = ({ unfolded, typed, problems }: ReportForm): boolean =>
  unfolded === true ||
  [...detailFields, ...identityFields].some((field) => typed[field] !== undefined || problems?.[field] !== undefined);

/**
 * The short form: what happened, and two more questions. *Add details* shows the procedure's complete form, beginning
 * with how the reporter wants to be known. No input is `isRequired`, because the client would then block *Add details*
 * too; the server reports what is missing, at the field.
 */
const render = (form: ReportForm, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const { scene, typed, problems, trouble, message, short } = form;
  const unfolded = isUnfolded(form);
  const data = { ...buttonData(form.n ?? drawing.nonce()), ...(short && { short }), ...(message && { message }) };
  const fields = (some: readonly ReportField[]) => drawReportInputs({ fields: some, typed, problems }, drawing);
  return card(
    [
      // A dialog shows its title above the card.
      scene === 'chat' ? heading(typed.what === undefined ? words.help.report : words.report.title) : undefined,
      trouble && notSavedYet(drawing, trouble, isUnnamed(typed)),
      problems && notice(words.form.attention, 'attention'),
      ...fields(shortFields),
      ...(message ? drawMessageInputs({ message, typed, problem: problems?.message }, drawing) : []),
      ...(unfolded
        ? [
            ...drawIdentityInputs({ typed, problems, settled: trouble !== undefined }, drawing),
            ...fields(detailFields),
            quiet(words.report.optional),
          ]
        : trouble
          ? []
          : [quiet(words.report.defaults), quiet(words.unnamed.offer)]),
    ],
    [
      button(scene, 'report.send', trouble ? words.notSaved.again : words.report.send, data, { style: 'positive' }),
      // *Add details* draws another form: if the first attempt still arrives, the report would be made twice.
      unfolded || trouble ? undefined : button(scene, 'report.details', words.report.details, data),
      // A dialog has its own close button.
      scene === 'chat'
        ? button(scene, 'report.discard', words.report.discard, data, { withoutInputs: true })
        : undefined,
    ],
  );
};

const parse = (press: Press, today: Parameters<typeof readReportFacts>[1]): PressIntent => {
  if (press.verb === 'report.discard') return { kind: 'discarded' };
  const { scene, inputs, language } = press;
  if (press.verb === 'report.open') return { kind: 'form', form: { card: 'report', typed: {}, scene } };
  const message = scene === 'dialog' ? messageIn(inputs) : undefined;
  const form = (): ReportForm => {
    const typed = { ...keepReportTyped(inputs), ...keepIdentity(inputs), ...(message && keepMessageTyped(inputs)) };
    return { card: 'report', typed, scene, n: press.n, short: press.short, message };
  };
  if (press.verb === 'report.details') return { kind: 'form', form: { ...form(), unfolded: true } };
  const read = readReportFacts(reportInputs(inputs), today);
  const identity = readIdentity(inputs);
  if (!read.ok || 'problems' in identity) {
    const problems = { ...(!read.ok && read.problems), ...('problems' in identity && identity.problems) };
    return { kind: 'form', form: { ...form(), problems } };
  }
  // A dialog is private, and where it was opened is not recorded.
  const reportedIn = identity.anonymity !== 'named' && scene === 'dialog' ? 'personalChat' : press.reportedIn;
  const kept = message && keepsMessage(inputs) ? { message } : {};
  const command = { name: 'report', facts: read.facts, language, reportedIn, ...identity, ...kept } as const;
  return { kind: 'command', command, form };
};

export const reportCard = {
  verbs: ['report.open', 'report.send', 'report.details', 'report.discard'],
  render,
  parse,
} as const;
