import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { longDate } from '../../../../procedure/words/dates.ts';
import { line } from '../../parts/lines.ts';
import { nameOfIn } from '../../parts/nameOf.ts';
import { saidUnder } from '../../parts/said.ts';
import type { CommandForm } from '../../work/commandForm.ts';
import { inputsOf, shortInput } from '../../work/inputsOf.ts';
import { yesOrNo } from '../yesOrNo.ts';
import { actionInput, actionLimits, firstOf } from './actionInput.ts';

const limits = { ...actionLimits, granted: shortInput, reason: longest.reason } as const;

const asked = ({ cycle }: Nonconformity) =>
  cycle.actions.filter(({ state, extension }) => state === 'open' && extension !== undefined);

export const decideExtensionForm = {
  limits,
  typedOf: (record) => firstOf(asked(record)),
  draw: (view, drawing) => {
    const { words, language } = drawing;
    const { choice, text } = inputsOf(view, limits, drawing);
    const nameOf = nameOfIn(view.people, view.viewer.id, drawing);
    const { input, settled } = words.decide;
    return [
      ...asked(view.record).flatMap(({ id, due, owner, extension }) => [
        line(
          id,
          `${nameOf(owner)} · ${longDate(due, language)} → ${longDate(extension?.due ?? due, language)}`,
          drawing,
        ),
        ...saidUnder(words.decide.notice.reason, extension?.reason, longest.reason),
      ]),
      ...actionInput(view, asked(view.record), drawing),
      ...choice('granted', input.granted, yesOrNo.values, { yes: settled.granted, no: settled.notGranted }, 'expanded'),
      ...text('reason', input.why),
    ];
  },
  formOf: ({ action, granted, reason }) => ({ action, granted: yesOrNo.read(granted), reason }),
} as const satisfies CommandForm;
