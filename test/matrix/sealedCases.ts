import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { unnamedReporter } from '../../procedure/record/report/identity.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press } from './examples.ts';
import { recordIn, records } from './records.ts';

const { management } = thePeople;
const unnamed = { kind: 'sealed', sealed: 's', digest: 'd', caseCode: 'c' } as const;
const sealed = on({ ...recordIn.approval, unnamed });
const anonymous = on({ ...recordIn.approval, unnamed: { kind: 'anonymous', caseCode: 'c' } });
/** Ben reported it. */
const isHe = { isSealed: (digest: string, id: string) => digest === 'd' && id === management.id };
const byCode: Nonconformity = {
  ...recordIn.triaged,
  reporter: unnamedReporter,
  unnamed: { kind: 'anonymous', caseCode: 'c' },
};
const withCode: Actor = { id: unnamedReporter, name: '', roles: [], guest: false, caseOf: byCode.reference };
const asReporter = 'segregation: approve as reporter';

const pictureNamed = (name: string) => ({
  name,
  bytes: 1,
  sha256: 'a'.repeat(64),
  link: 'https://contoso.sharepoint.com/1',
});

/** A sealed reporter is known to no one, and still decides about nothing of their own. */
const unnamedReports: readonly Case[] = [
  sealed(
    'a member of management does not approve after a sealed report of theirs',
    'management',
    'approvePlan',
    asReporter,
    { ...isHe },
  ),
  sealed('not even by exception', 'management', 'approvePlan', asReporter, {
    exception: 'x',
    ...isHe,
    management: [management.id],
  }),
  sealed('nor return the plan', 'management', 'returnPlan', asReporter, { ...isHe }),
  sealed('nor reject it', 'management', 'rejectPlan', asReporter, { ...isHe }),
  sealed('nor accept the risk', 'management', 'acceptRisk', asReporter, { ...isHe }),
  sealed('nor delegate', 'management', 'delegateApproval', asReporter, { ...isHe }),
  sealed('another member decides', 'otherManagement', 'approvePlan', 'implementation', { ...isHe }),
  on({ ...records.objected, unnamed })(
    'nor decide on their own objection',
    'management',
    'decideObjection',
    'segregation: decideObjection as reporter',
    { ...isHe },
  ),
  on({ ...records.objected, unnamed })('which another member does', 'otherManagement', 'decideObjection', 'reported', {
    ...isHe,
  }),
  anonymous('an anonymous reporter cannot be recognised', 'management', 'approvePlan', 'implementation', { ...isHe }),
  sealed('a sealed identity is opened with a reason', 'custodian', 'openIdentity', 'approval', {
    first: [press('custodian', 'openIdentity')],
    shows: { 'identityOpenings.length': 2, 'identityOpenings.0.reason': 'Because' },
  }),
  on(recordIn.approval)('a report by name has nothing to open', 'custodian', 'openIdentity', 'nothingToDecide'),
  anonymous('nor has an anonymous one', 'custodian', 'openIdentity', 'nothingToDecide'),
  // No one can remove everything from a document that identifies its author; for a picture the server does, and renames
  // it.
  on(byCode)('an unnamed reporter attaches no document', withCode, 'attachEvidence', 'fileMayName'),
  on(byCode)('nor an uncleaned picture', withCode, 'attachEvidence', 'fileMayName', {
    file: pictureNamed('IMG_4711.jpg'),
  }),
  on(byCode)('but a cleaned one', withCode, 'attachEvidence', 'triaged', {
    file: pictureNamed('evidence-1.jpg'),
    shows: { 'evidence.0.name': 'evidence-1.jpg', 'evidence.0.by': 'reporter' },
  }),
  on(byCode)('and adds to the report', withCode, 'addToReport', 'triaged'),
  on(recordIn.triaged)('a question is put to the reporter', 'owner', 'askReporter', 'triaged', {
    shows: { 'questions.0.text': 'Which door?', 'questions.0.by': thePeople.owner.id },
  }),
];

export const sealedCases: Readonly<Record<string, readonly Case[]>> = { 'unnamed reports': unnamedReports };
