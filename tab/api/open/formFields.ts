import { type FieldProblem, longest, type ReportField, specOf } from '../../../procedure/record/report/reportFacts.ts';
import { clauses } from '../../../procedure/record/values/clauses.ts';
import { optionsOfField } from '../../../procedure/words/fieldText.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import { apiWords } from '../words/apiWords.ts';
import { html, type Markup } from './html.ts';

/** Content of the form, by field name. */
export type Typed = Readonly<Partial<Record<string, string>>>;
/** The problem, in words. */
export type Wrong = Readonly<Partial<Record<string, string>>>;

type FieldView = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
};

/** A label, its input, and below it the hint or the problem. */
export const field = (
  { name, label, hint, wrong }: FieldView,
  control: (described: Markup | false) => Markup,
): Markup => {
  const ids = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ');
  const described = ids !== '' && html` aria-describedby="${ids}"${wrong ? html` aria-invalid="true"` : ''}`;
  return html`<div class="field">
<label for="${name}">${label}</label>
${control(described)}
${hint && html`<p class="quiet" id="${name}-hint">${hint}</p>`}
${wrong && html`<p class="wrong" id="${name}-wrong">${wrong}</p>`}
</div>
`;
};

export type TextView = FieldView & {
  readonly most: number;
  readonly value?: string | undefined;
  readonly required?: true | undefined;
};

export const lineField = (view: TextView): Markup =>
  field(
    view,
    (described) =>
      html`<input id="${view.name}" name="${view.name}" maxlength="${String(view.most)}" value="${view.value}" autocomplete="off"${view.required && html` required`}${described} />`,
  );

// HTML drops the first line feed of a text area, so one is added.
export const textField = (view: TextView): Markup =>
  field(
    view,
    (described) =>
      html`<textarea id="${view.name}" name="${view.name}" maxlength="${String(view.most)}" rows="4"${view.required && html` required`}${described}>
${view.value}</textarea>`,
  );

const option = (value: string, name: string, chosen: string | undefined): Markup =>
  html`<option value="${value}"${value === chosen && html` selected`}>${name}</option>`;

const clauseField = (view: FieldView, chosen: string | undefined, language: Language): Markup => {
  const { clause: titles, clauseOpen } = procedureWords[language].terms;
  const { requirements, controls } = apiWords[language].open.clauses;
  const group = (label: string, isControl: boolean): Markup =>
    html`<optgroup label="${label}">${clauses
      .filter((clause) => clause.startsWith('A.') === isControl)
      .map((clause) => option(clause, `${clause} ${titles[clause]}`, chosen))}</optgroup>`;
  return field(
    view,
    (described) =>
      html`<select id="${view.name}" name="${view.name}"${described}>${option('', clauseOpen, chosen)}${group(controls, true)}${group(requirements, false)}</select>`,
  );
};

/** One field of the report, by the procedure's lists and limits. */
export const reportField = (name: ReportField, typed: Typed, wrong: Wrong, language: Language): Markup => {
  const { terms, reporting } = procedureWords[language];
  const spec = specOf(name);
  const value = typed[name];
  const view = { name, label: terms.field[name], wrong: wrong[name], hint: reporting.placeholder[name] };
  switch (spec.kind) {
    case 'text':
      return textField({ ...view, value, most: spec.most, required: spec.isRequired });
    case 'line':
      return lineField({ ...view, value, most: spec.most, required: spec.isRequired });
    case 'day': {
      const hint = spec.isTodayIfEmpty && apiWords[language].open.report.today;
      return field(
        { ...view, hint },
        (described) => html`<input type="date" id="${name}" name="${name}" value="${value}"${described} />`,
      );
    }
    case 'clause':
      return clauseField(view, value, language);
    case 'choice': {
      const options = optionsOfField(name, terms).map((one) => option(one.value, one.title, value));
      return field(view, (described) => html`<select id="${name}" name="${name}"${described}>${options}</select>`);
    }
    default:
      return spec satisfies never;
  }
};

/** The problem of each field, in the procedure's words. */
export const inWords = (problems: Readonly<Partial<Record<string, FieldProblem>>>, language: Language): Wrong =>
  Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [
      name,
      problem &&
        procedureWords[language].terms.fieldProblem(
          problem,
          name in longest ? longest[name as keyof typeof longest] : undefined,
        ),
    ]),
  );
