import type { Voiced } from '../../../../procedure/words/voiced.ts';

/** What the audit pack says besides the procedure's own words: its document, its tables and how to verify it. */
export const packWords = {
  title: 'Audit pack: nonconformities and corrective action',
  /** Part at the end. */
  people: 'People',
  page: (number: string) => `Page ${number}`,
  none: 'None',
  notYet: 'Not yet',
  yes: 'Yes',
  no: 'No',
  /** Another part of a text that is too long for one line of a table. */
  goesOn: '(continued)',
  cover: {
    site: 'Site',
    made: 'Made',
    askedBy: 'Asked for by',
    records: 'Nonconformities in it',
    keptBack: 'Drawn too, but not open to the person who asked',
    procedure: 'Version of the procedure in force',
    howDrawn: 'How they were chosen',
    drawn: (of: string) => `At random from ${of}; sample.json has the rule and everything to draw them anew`,
    drawnBefore: 'At random, as the seed and the digest say; this pack alone cannot draw them anew',
    saidDrawn: 'Said to have been drawn at random; the register does not draw these',
    chosen: 'By the person who asked for the pack, not at random',
    seed: 'Seed',
    population: 'SHA-256 of the population',
    checkpoint: 'Latest signed checkpoint',
    /** `last`: id of an item. */
    covers: (last: string) => `All rows of the history up to item ${last} are under it`,
    noCheckpoint: 'There is none yet: the rows are protected by their chain alone',
    signature: 'Its signature',
    key: 'Key that signed it',
    keyHint: 'Compare it with the key that you know from elsewhere, such as the ISMS channel.',
    verify:
      'HOW-TO-VERIFY.md says how to check every number and text of this pack without us. The exact texts are in history.jsonl; this document shows them for reading.',
    listed: 'Nonconformities in this pack',
  },
  question: {
    title: 'The auditor’s five questions, answered from this sample',
    identify: [
      'How do you identify and document nonconformities?',
      ({ records, named }: { records: string; named: string }) =>
        `Anyone can report in Microsoft Teams, by name, under seal or anonymously. Each report is a record of its own with a number that is never used again, and every change is a row that names the row before. Of the ${records} in this pack ${named} were reported by name. How they came to light:`,
    ] as const,
    causes: [
      'How do you analyse root causes?',
      ({ fiveWhys, causes }: { fiveWhys: string; causes: string }) =>
        `With 5 Whys, as a tree that may have branches; who agreed and who objected is recorded. In this pack ${fiveWhys} have such an analysis, with ${causes} root causes:`,
    ] as const,
    examples: [
      'Recent examples of corrective actions and their results?',
      'The corrective actions of this pack that were completed last:',
    ] as const,
    effectiveness: [
      'How do you check effectiveness?',
      'Criteria, method, day and verifier are part of the plan that management approves. A verifier owns none of the actions. A verdict other than “effective” begins a new cycle. The verdicts in this pack:',
    ] as const,
    /** `page`: title of the procedure, a part of the document. */
    documented: [
      'How is the process documented?',
      (versions: string, page: string) =>
        `In the organisation’s procedure, whose version stands in each report (in this pack: ${versions}). The rules are held by the software: a record is not closed while a part that clause 10.2 demands is missing. Each record below lists these parts. The procedure itself is the next part of this document: “${page}”.`,
    ] as const,
  },
  /** Printed above the procedure itself. */
  procedure: {
    version: 'Version in force',
    digest: 'SHA-256 of the procedure in force',
    approved: 'Approved',
    approvedBy: (who: string, when: string, version: string) => `By ${who}, ${when}, version ${version}`,
    notApproved: 'No one in management has approved the procedure in TenTwo yet.',
    changed:
      'The version, a rule or the software has changed since: what stands here is not what was approved. What was approved has the SHA-256',
    damaged: 'The history of the settings is damaged, so approvals may be missing here.',
    check:
      'procedure.json has the same in English, as a program reads it: its SHA-256 is that of the procedure in force.',
  },
  /** Heads of the tables and labels of facts. */
  label: {
    ...{
      reference: 'Reference',
      title: 'In short',
      stage: 'Stage',
      stageFrom: 'From',
      by: 'By',
      reportedOn: 'Reported',
    },
    ...{ reporter: 'Reporter', lane: 'Lane', grade: 'Grade', owner: 'Owner' },
    ...{ procedureVersion: 'Version of the procedure', additions: 'Added to the report', questions: 'Asked' },
    ...{ part: 'Part', letter: '10.2', there: 'There' },
    ...{ doneBy: 'Done by', doneOn: 'Done on', proof: 'Proof', told: 'Told' },
    ...{ similar: 'Similar ones looked for in', checkedBy: 'Checked by', found: 'Found', statement: 'Problem' },
    ...{
      implications: 'What it implies',
      cause: 'Root cause',
      category: 'Kind of cause',
      action: 'Action',
      kind: 'Kind',
    },
    ...{ term: 'Term', priority: 'Priority', due: 'Due', originalDue: 'Due as approved', state: 'State' },
    ...{ outcome: 'What became of it', manager: 'Plan manager', objective: 'Objective' },
    ...{ successCriteria: 'Success criteria', verification: 'Method of verification', verifier: 'Verifier' },
    ...{ verifyOn: 'To be verified on', followUps: 'Follow-ups planned', ismsChange: 'Changes to the ISMS (6.3)' },
    ...{ shortTermNotNecessary: 'No short-term action, because', planHash: 'SHA-256 of the plan as approved' },
    ...{ submitted: 'Submitted', returned: 'Returned', refused: 'Refused', verdict: 'Verdict', result: 'Result' },
    ...{ checkAgainOn: 'To be checked again on', recurrences: 'Happened again in', recurrenceOf: 'Recurrence of' },
    ...{ duplicateOf: 'Duplicate of', duplicates: 'Duplicates', rejection: 'Rejected', objection: 'Objection' },
    ...{ decision: 'Decision of management', riskAccepted: 'Risk accepted', expires: 'Until', closed: 'Closed' },
    ...{
      file: 'File',
      bytes: 'Bytes',
      sha256: 'SHA-256',
      number: 'No.',
      at: 'When',
      what: 'What',
      hash: 'SHA-256 of the row',
    },
    ...{ id: 'Id', name: 'Name', count: 'How many', externalAudit: 'External audit', heldOn: 'Held' },
    ...{ commit: 'Commit' },
  },
  section: {
    log: 'Log',
    path: 'Stages',
    react: 'Correction: what was done at once (10.2 a)',
    review: 'Cause (10.2 b)',
    plan: 'Corrective action: the plan and its approval (10.2 c)',
    actions: 'What became of the actions',
    verification: 'Effectiveness (10.2 d)',
    exceptions: 'Exceptions',
    evidence: 'Evidence',
    demanded: 'What clause 10.2 demands',
    timeline: 'History',
    ends: 'How it ended',
  },
  /** `When, who: what`; `label: value` within a text. */
  said: (who: string, what: string) => `${who}: ${what}`,
  notNecessary: (because: string) => `Not necessary, because: ${because}`,
  noneBecause: (because: string) => `None, because: ${because}`,
  cycle: (number: number) => `Cycle ${number}`,
  approval: (who: string, when: string, revision: string) =>
    `Approved by ${who}, ${when}, as the plan stood after commit ${revision}`,
  onBehalfOf: (who: string) => `On behalf of ${who}, who had delegated it`,
  handedOver: (part: string, who: string) => `${part} since the approval: ${who}`,
  agreed: (who: string) => `Agreed: ${who}`,
  alone: (because: string) => `Found alone, because: ${because}`,
  objection: (who: string, text: string) => `Objection of ${who}: ${text}`,
  treeOf: (reference: string) => `Tree of the 5 Whys of ${reference}.`,
  root: 'Root cause',
  problem: 'Problem',
  damaged: (row: string) =>
    `The history of this record does not fit from ${row} on: someone changed it in SharePoint, or a newer version wrote it. What stands here is what came before.`,
  exception: {
    approval: (reason: string) =>
      `The plan was decided by someone with a part in it, as everyone in management had one: ${reason}`,
    cancelled: (action: string, reason: string) => `${action} was cancelled by someone with a part in it: ${reason}`,
    riskAccepted: (reason: string) => `The risk was accepted by someone with a part in it: ${reason}`,
    alone: (reason: string) => `The causes were found by one person alone: ${reason}`,
    anonymous: 'The reporter is anonymous: that an approver is not the reporter cannot be checked.',
  },
  /** In place of a name. */
  unnamed: { sealed: 'Kept under seal', anonymous: 'Anonymous', withheld: 'Not open to the person who asked' },
  peopleHint:
    'history.jsonl and the tables have ids only. These are the names as they were known when the pack was made; a name can be erased, an id remains.',
};

export type PackWords = Voiced<typeof packWords>;
