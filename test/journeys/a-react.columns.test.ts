import { deliver, freshNonce, person, pressActivity, referenceIn } from './asTeams.ts';
import { type LocalSystem, removeDataDir, startLocalSystem } from './localSystem.ts';
import { eventually, rowsOf } from './siteRows.ts';

/**
 * Clause 10.2 f: documented information that is readable without the product. The row is read through plain Graph HTTP,
 * each field in a column of its own.
 */
describe('the row in Nonconformities', () => {
  let system: LocalSystem;
  beforeAll(async () => {
    // From its sources, as `npm start` does it; the other journeys start what is built of them.
    delete process.env.PROGRAMS_BUILT;
    system = await startLocalSystem();
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(system.dataDir);
  });

  it('holds every field of the form, and who reported it and when', async () => {
    const sam = person(0);
    const answer = await deliver(
      system,
      pressActivity(system, sam, 'report.send', {
        v: 1,
        n: freshNonce(),
        what: 'Visitor badges of the Lyon office open the server room.\nTried with three of them <b>today</b>.',
        system: 'Badge system, Lyon',
        ongoing: 'yes',
        detectedOn: '2026-11-23',
        occurredOn: '2026-10-01',
        clause: 'A.7.2',
        impact: 'high',
        priority: 'medium',
        requirement: 'Physical security policy 4.2: visitors are accompanied in secure areas.',
        evidence: 'Door log of 23 November, three entries.',
        source: 'internalAudit',
        immediateAction: 'Reception keeps the badges.',
        onBehalfOf: 'Guard on duty, by telephone at 9:10',
      }),
    );
    const reference = referenceIn(answer);
    const [row] = await eventually(
      () => rowsOf(system, 'Nonconformities'),
      (rows) => rows.length > 0,
    );
    expect(row).toMatchObject({
      Title: `${reference} Visitor badges of the Lyon office open the server room.`,
      Reference: reference,
      NonconformityDescription:
        'Visitor badges of the Lyon office open the server room.\nTried with three of them <b>today</b>.',
      SystemConcerned: 'Badge system, Lyon',
      Ongoing: 'yes',
      DetectedOn: '2026-11-23',
      OccurredOn: '2026-10-01',
      Clause: 'A.7.2',
      Impact: 'high',
      Priority: 'medium',
      Requirement: 'Physical security policy 4.2: visitors are accompanied in secure areas.',
      Evidence: 'Door log of 23 November, three entries.',
      Source: 'internalAudit',
      ImmediateAction: 'Reception keeps the badges.',
      OnBehalfOf: 'Guard on duty, by telephone at 9:10',
      Stage: 'reported',
      ReportedBy: 'Sam Carter',
      ReportedById: sam.id,
      ReportedIn: 'personalChat',
      Language: 'en',
      Sequence: 1,
    });
    const commit = (await rowsOf(system, 'History')).find((one) => one.Reference === reference);
    expect(commit).toMatchObject({ CommitKey: `${reference}/0001`, Reference: reference, ActorId: sam.id });
    expect(row?.ReportedAt).toBe(commit?.At);
  });
});
