import { decided } from '../../test/builders/given.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import { forms, press } from '../../test/matrix/examples.ts';
import { decisionContexts, possible, recordFor } from '../../test/matrix/records.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import { recordCommandNames, recordCommands } from './recordCommands.ts';

const unknownId = '00000000-0000-4000-8000-000000000099';
const personId = /00000000-0000-4000-8000-\d{12}/g;

/** The example form of each command, with its optional people. */
const formOf = (name: RecordCommandName): object => ({
  ...forms[name],
  ...(name === 'openSession' && { facilitator: thePeople.employee.id }),
  ...(name === 'leadSession' && { to: thePeople.employee.id }),
});

/** The form with one of its people replaced at a time. `reassignWork.from` is a person who may have left. */
const formsWithUnknownPeople = (name: RecordCommandName): readonly unknown[] => {
  const text = JSON.stringify(formOf(name));
  return [...text.matchAll(personId)]
    .filter(({ index }) => !text.slice(0, index).endsWith('"from":"'))
    .map(({ index, 0: id }) => JSON.parse(text.slice(0, index) + unknownId + text.slice(index + id.length)));
};

const cases = recordCommandNames.flatMap((name) => formsWithUnknownPeople(name).map((form) => [name, form] as const));

it.each(cases)('%s refuses a person who does not exist: %j', (name, form) => {
  const { stage, by } = possible(name);
  const record = recordFor(name, stage);
  const decision = decided(record, {
    ...press(by, name),
    ...decisionContexts[name],
    form,
    strangers: { [unknownId]: 'unknown' },
  });
  const problems = 'refusal' in decision && decision.refusal.reason === 'invalid' ? decision.refusal.problems : {};
  expect(Object.values(problems)).toContain('unknownPerson');
});

it('covers every command that names people', () => {
  const named = recordCommandNames.filter((name) => 'people' in recordCommands[name]);
  expect(named.filter((name) => cases.every(([one]) => one !== name))).toEqual([]);
});
