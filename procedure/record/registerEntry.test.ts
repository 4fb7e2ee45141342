import { anActor } from '../../test/builders/anActor.ts';
import { aProcedure } from '../../test/builders/aProcedure.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { measuredFacts } from '../measures/measuredFacts.ts';
import { registerEntry } from './registerEntry.ts';

it('the register keeps what it lists, sorts, filters and searches by', async () => {
  const { handling } = aProcedure();
  const command = aReport({ clause: 'A.7.2', system: 'Server room 2', priority: 'high' });
  const handled = await handling.handle({ command, actor: anActor(), commandId: 'one' });
  if (handled.kind !== 'done') throw new Error(handled.kind);
  expect(registerEntry(handled.stream.state, handled.commit.sequence)).toStrictEqual({
    reference: 'NC-2026-0001',
    title: 'The door of the server room stood open on Monday morning.',
    what: 'The door of the server room stood open on Monday morning. Nobody was there.',
    stage: 'reported',
    clause: 'A.7.2',
    system: 'Server room 2',
    impact: 'notSure',
    priority: 'high',
    ongoing: 'notSure',
    detectedOn: '2026-11-23',
    reportedAt: '2026-11-24T09:00:00.000Z',
    reporter: anActor().id,
    notToIsmsManager: undefined,
    measured: measuredFacts(handled.stream.state),
    sequence: 1,
  });
});
