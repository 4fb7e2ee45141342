import { planElements } from '../../decide/planElements.ts';
import { nameOfIn } from '../../parts/nameOf.ts';
import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../commandForm.ts';

/** Bytes of a plan that certainly fits, including the names of its fields. */
const mostBytes = 14_000;

/** The confirmation before submitting: the plan as management will read it. */
export const submitPlanForm: CommandForm = {
  limits: {},
  fits: ({ cycle: { plan } }) => Buffer.byteLength(JSON.stringify(plan ?? {})) <= mostBytes,
  typedOf: () => ({}),
  draw: ({ record, people, viewer }, drawing) => {
    const { plan } = record.cycle;
    return plan
      ? [quiet(drawing.words.work.hint.submit), ...planElements(plan, nameOfIn(people, viewer.id, drawing), drawing)]
      : [];
  },
  formOf: () => ({}),
};
