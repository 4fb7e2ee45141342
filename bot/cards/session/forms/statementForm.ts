import { pathTo } from '../../../../procedure/causes/causePath.ts';
import { formLimits } from '../../../../procedure/commands/fields.ts';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { causeCategories } from '../../../../procedure/record/values/choices.ts';
import { label } from '../../parts/texts.ts';
import { userText } from '../../parts/userText.ts';
import { inputsOf, shortInput } from '../../work/inputsOf.ts';
import { thereforeChain } from '../rootCauseLines.ts';
import { idLength } from './causeForms.ts';
import type { SessionForm } from './sessionForm.ts';

const limits = {
  about: idLength,
  statement: formLimits.reason,
  category: shortInput,
  despite: longest.reason,
} as const;
const longestChain = 600;

/**
 * One root cause: one statement, one category (10.2 b 2). Its chain is read back to the problem before it is chosen.
 */
export const statementForm: SessionForm = {
  limits,
  leads: true,
  draw: (view, drawing) => {
    const { typed, fiveWhys, hint, problems } = view;
    const { input, lead } = drawing.words.session;
    const { text, choice } = inputsOf({ ...view, people: [] }, limits, drawing);
    const isDoubted = hint !== undefined || typed.despite !== undefined || problems?.despite !== undefined;
    return [
      label(lead.backwards),
      ...userText(thereforeChain({ fiveWhys }, typed.about ?? '', drawing), longestChain),
      ...text('statement', input.statement),
      ...choice('category', input.category, causeCategories, drawing.terms.causeCategory),
      ...(isDoubted ? text('despite', input.despite) : []),
    ];
  },
  carries: ({ about }) => (about === undefined ? {} : { about }),
};

/** Initial statement for a cause: its own text, or the one chosen before. */
export const statementOf = (
  cause: string,
  { fiveWhys }: Parameters<NonNullable<SessionForm['typedOf']>>[0],
): Readonly<Partial<Record<string, string>>> => {
  const before = fiveWhys.rootCauses.find((one) => one.cause === cause);
  if (!before) return { about: cause, statement: pathTo(fiveWhys.causes, cause).at(-1)?.text };
  const { statement, category, despite } = before;
  return { about: cause, statement, category, ...(despite !== undefined && { despite }) };
};
