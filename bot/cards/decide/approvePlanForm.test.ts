import { defaultRules } from '../../../procedure/organisation/rules.ts';
import { aRecord } from '../../../test/builders/aRecord.ts';
import { drawingFor } from '../../../test/builders/sampleCards.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import { workForms } from '../work/workForms.ts';

const record = aRecord({ stage: 'approval' });
const form = workForms.approvePlan;
const viewer = thePeople.management;

/** The input for objectives as the approver first sees it, with such a list. */
const asked = (...texts: readonly string[]) => {
  const organisation = () => ({ rules: defaultRules, objectives: { version: 2, texts } });
  const drawing = { ...drawingFor('en'), organisation };
  const typed = form.typedOf(record, drawing, viewer);
  const elements = form.draw({ record, viewer, people: [], similar: () => [], typed }, drawing);
  return elements.find((one) => one?.type === 'Input.ChoiceSet');
};

describe('the card that approves a plan', () => {
  it('asks which strategic objectives the plan serves', () => {
    expect(asked('No outage of the shop', 'Keep the certificate')).toEqual({
      type: 'Input.ChoiceSet',
      id: 'objectives',
      label: 'Which strategic objectives does it serve?',
      style: 'expanded',
      isMultiSelect: true,
      wrap: true,
      choices: [
        { title: 'No outage of the shop', value: '2.1' },
        { title: 'Keep the certificate', value: '2.2' },
      ],
    });
  });

  it('has the only objective chosen, so that nothing is typed', () => {
    expect(asked('Keep the certificate')).toMatchObject({ value: '2.1' });
  });

  it('does not ask without a list', () => expect(asked()).toBeUndefined());

  it('sends the chosen ones, as Teams joins them', () => {
    const pressed = { sequence: 9, language: 'en' } as const;
    expect(form.formOf({ objectives: '2.1,2.2' }, record, pressed)).toMatchObject({ objectives: ['2.1', '2.2'] });
    expect(form.formOf({}, record, pressed)).toMatchObject({ objectives: undefined });
  });
});
