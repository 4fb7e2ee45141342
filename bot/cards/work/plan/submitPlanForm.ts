import { planElements } from '../../decide/planElements.ts';
import { nameOfIn } from '../../parts/nameOf.ts';
import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../commandForm.ts';

/** Bytes of a plan that is sure to fit with the names of its fields. */
const mostBytes = 14_000;

/** The second look before management is asked: the plan as it will be read. */
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
