import type { GraphRoom } from '../../graph/graphRoom.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { theFacts } from '../builders/aReport.ts';
import { aDraft, type GraphStage, openGraphStage } from './graphStage.ts';

/** The long texts of the log, as the list has them: read page by page or one by one, and never what was typed over them. */
describe('the texts of Nonconformities', () => {
  let stage: GraphStage;
  let one: GraphRoom;

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    one = await stage.open();
  });

  const report = async (what: string): Promise<Reference> => {
    const event = { type: 'Reported', language: 'en', reportedIn: 'tab', procedureVersion: '1.0' } as const;
    const { stream } = await one.records.open(aDraft(what, { events: [{ ...event, facts: theFacts({ what }) }] }));
    await one.project(stream);
    return stream.state.reference;
  };

  it('are those of the requested records only', async () => {
    const [first, second] = [await report('Door open'), await report('Badge lost')];
    const found = await one.logTexts.of(new Set([second]));
    expect([...found.keys()]).toEqual([second]);
    expect(found.get(second)).toEqual({
      rootCause: '',
      shortTermPlan: '',
      longTermPlan: '',
      successCriteria: '',
      planManager: '',
      owner: '',
      reportedBy: 'Sam Carter',
      anonymity: 'named',
      closedAt: '',
      triageReason: '',
      externalAudit: '',
      ismsChange: '',
      verdictBy: '',
      closingSummary: '',
    });
    expect((await one.logTexts.of(new Set([first, second]))).size).toBe(2);
    expect((await one.logTexts.of(new Set())).size).toBe(0);
  });

  it('are omitted if they were edited by hand', async () => {
    const [first, second] = [await report('Door open'), await report('Badge lost')];
    const [item] = await stage.items('Nonconformities');
    await stage.http('PATCH', `/lists/Nonconformities/items/${item?.id}/fields`, { RootCause: 'No one’s fault' });
    expect([...(await one.logTexts.of(new Set([first, second]))).keys()]).toEqual([second]);
  });

  it('cost one request per page or per record, whichever is less', async () => {
    const references = await Promise.all(Array.from({ length: 5 }, (_none, index) => report(`Case ${index}`)));
    const before = one.usage().requests;
    await one.logTexts.of(new Set(references));
    expect(one.usage().requests - before).toBe(1);
  });
});
