import { anActor } from '../../test/builders/anActor.ts';
import { aProcedure } from '../../test/builders/aProcedure.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { checks } from '../../test/matrix/checks.ts';
import { contributing, onNoRecord, readers, rights, stageCodes } from '../../test/matrix/rights.ts';
import { theRuleBook } from '../../test/matrix/ruleBook.ts';
import { sessionKinds } from '../record/sessions.ts';
import { permissions } from './permissions.ts';
import { reads } from './reads.ts';
import { stages } from './stages.ts';

/** The matrix: `test/matrix/rights.ts` has its tables, written by hand from the procedure, and the files beside it the rest. */
describe.each([...new Set(checks.map(({ about }) => about))])('%s', (about) => {
  const lines = checks.filter((check) => check.about === about);
  it.each(lines.map((check) => [check.name, check] as const))('%s', async (_, { got, expected }) => {
    expect(await got(theRuleBook)).toEqual(expected);
  });
});

describe('the tables', () => {
  it('have a row for each command, and a column for each stage and readable', () => {
    expect([...rights.keys(), ...onNoRecord.keys(), 'contribute'].sort()).toEqual(Object.keys(permissions).sort());
    expect([...contributing.keys()]).toEqual(sessionKinds);
    expect(Object.values(stageCodes)).toEqual(stages);
    const [row = {}] = readers.values();
    const read = Object.keys(row).filter((column) => !(column in stageCodes));
    expect(['record', ...read].sort()).toEqual(Object.keys(reads).sort());
  });

  it('have no duplicate line', () => {
    const names = checks.map(({ about, name }) => `${about}: ${name}`);
    expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
  });
});

it('the use case names the stage in which a command is too late', async () => {
  const { handling } = aProcedure();
  const actor = anActor();
  const give = (command: Parameters<typeof handling.handle>[0]['command'], commandId: string) =>
    handling.handle({ command, actor, commandId });
  await give(aReport(), 'report');
  await give({ name: 'withdrawReport', reference: 'NC-2026-0001' }, 'withdraw');
  expect(await give({ name: 'addToReport', reference: 'NC-2026-0001', text: 'Again' }, 'add')).toEqual({
    kind: 'refused',
    refusal: { reason: 'notInThisStage', stage: 'withdrawn' },
  });
});
