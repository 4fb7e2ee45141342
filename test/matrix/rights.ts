import type { Actor } from '../../procedure/record/values/person.ts';
import { anActor } from '../builders/anActor.ts';
import { type PersonName, thePeople } from '../builders/thePeople.ts';
import { readTable } from './readTable.ts';

/**
 * The procedure, written by hand from the text and not from `procedure/stages/`: what a reviewer signs. Stages are
 * Re(ported) Tr(iaged) An(alysis) Pl(anning) Ap(proval) Im(plementation) Ve(rification) Cl(osed), and the ways out Rj
 * (rejected) Du(plicate) Wi(thdrawn) Ra (risk accepted).
 *
 * People are the rep(orter), ism (ISMS manager), alt(ernate), own(er), pln (plan manager), act (owner of the action
 * that is meant), oth (of another one), ver(ifier), mgt (management), del(egate of an approver), fac(ilitator),
 * att(endee of the session), aud(itor), cus(todian), adm(inistrator), emp(loyee without any part in it), gst (guest);
 * each has that part only.
 *
 * One line per command. On the left the stage to which it leads from each stage in which it is possible. On the right
 * who may give it (`+`), for as long as they have the part of the column. All others are answered *not allowed*, or
 * *unknown* where they may not read the record (`readers`). An attendee who does not lead the session is answered *not
 * allowed* (`-`).
 */
export const rights = readTable(`
                      Re Tr An Pl Ap Im Ve Cl  Rj Du Wi Ra | rep ism alt own pln act oth ver mgt del fac att | aud cus adm emp gst

# The report is its reporter's. Once it was taken up it is added to and no longer changed.
addToReport           Re Tr An Pl Ap Im Ve .   .  .  .  .  |  +   .   .   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
correctReport         Re .  .  .  .  .  .  .   .  .  .  .  |  +   .   .   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
withdrawReport        Wi .  .  .  .  .  .  .   .  .  .  .  |  +   .   .   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
askReporter           Re Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   .   .   .   .   .   .   .   .  |  .   .   .   .   .
# The one thing that a custodian does, and he alone; also after the end, because a reprisal comes late.
openIdentity          Re Tr An Pl Ap Im Ve Cl  Rj Du Wi Ra |  .   .   .   .   .   .   .   .   .   .   .   .  |  .   +   .   .   .

# The ISMS manager triages, or the alternate in his place. About an objection management decides, who did not reject.
triageReport          Tr .  .  .  .  .  .  .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
changeTriage          .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
rejectReport          Rj .  .  .  .  .  .  .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
objectToRejection     .  .  .  .  .  .  .  .   Rj .  .  .  |  +   .   .   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
decideObjection       .  .  .  .  .  .  .  .   Re .  .  .  |  .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .
markDuplicate         Du Du .  .  .  .  .  .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .

# 10.2 a and b 3: facts, told as soon as they are known by whoever works on it.
recordContainment     Re Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   +   +   +   .   .   .   .   .  |  .   .   .   .   .
recordCorrection      Re Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   +   +   +   .   .   .   .   .  |  .   .   .   .   .
recordConsequences    Re Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   +   +   +   .   .   .   .   .  |  .   .   .   .   .
recordSimilar         .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   +   .   .   .   .   .   .   .  |  .   .   .   .   .
attachEvidence        Re Tr An Pl Ap Im Ve .   .  .  .  .  |  +   +   +   +   +   +   +   +   .   .   .   .  |  .   .   .   .   .

# 10.2 b 1, b 2: the first statement begins the analysis, the causes begin the planning.
confirmStatement      .  An An Pl .  .  .  .   .  .  .  .  |  .   +   +   +   .   .   .   .   .   .   .   .  |  .   .   .   .   .
determineCauses       .  .  Pl Pl .  .  .  .   .  .  .  .  |  .   +   +   +   .   .   .   .   .   .   .   .  |  .   .   .   .   .

# 10.2 c: a plan that is changed goes back to planning and must be asked for again. Who plans never approves.
draftPlan             .  .  .  Pl Pl Pl .  .   .  .  .  .  |  .   +   +   +   +   .   .   .   .   .   .   .  |  .   .   .   .   .
submitPlan            .  .  .  Ap .  .  .  .   .  .  .  .  |  .   +   +   +   +   .   .   .   .   .   .   .  |  .   .   .   .   .
delegateApproval      .  .  .  .  Ap .  .  .   .  .  .  .  |  .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .
approvePlan           .  .  .  .  Im .  .  .   .  .  .  .  |  .   .   .   .   .   .   .   .   +   +   .   .  |  .   .   .   .   .
returnPlan            .  .  .  .  Pl .  .  .   .  .  .  .  |  .   .   .   .   .   .   .   .   +   +   .   .  |  .   .   .   .   .
rejectPlan            .  .  .  .  Pl .  .  .   .  .  .  .  |  .   .   .   .   .   .   .   .   +   +   .   .  |  .   .   .   .   .

# About the first of two open actions, which is not that of \`oth\`: he sees only to his own.
reportProgress        .  .  .  .  .  Im .  .   .  .  .  .  |  .   +   +   +   +   +   .   .   .   .   .   .  |  .   .   .   .   .
requestExtension      .  .  .  .  .  Im .  .   .  .  .  .  |  .   +   +   +   +   +   .   .   .   .   .   .  |  .   .   .   .   .
decideExtension       .  .  .  .  .  Im .  .   .  .  .  .  |  .   +   +   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .
completeAction        .  .  .  .  .  Im .  .   .  .  .  .  |  .   +   +   +   +   +   .   .   .   .   .   .  |  .   .   .   .   .
# About the second, a training, which is that of \`oth\`: he who has the first sees only to his own.
askTraining           .  .  .  .  .  Im .  .   .  .  .  .  |  .   +   +   +   +   .   +   .   .   .   .   .  |  .   .   .   .   .
# Management approved it, so management lets it go.
cancelAction          .  .  .  .  .  Im .  .   .  .  .  .  |  .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .
holdFollowUp          .  .  .  .  .  Im Ve .   .  .  .  .  |  .   +   +   +   +   .   .   .   .   .   .   .  |  .   .   .   .   .

# 10.2 d: not effective begins the next cycle. Nobody but the verifier judges.
judgeEffectiveness    .  .  .  .  .  .  An .   .  .  .  .  |  .   .   .   .   .   .   .   +   .   .   .   .  |  .   .   .   .   .
closeNonconformity    .  .  .  .  .  .  Cl .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
# Instead of treating it, and only management.
acceptRisk            .  Ra Ra Ra Ra Ra Ra .   .  .  .  .  |  .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .
confirmRecurrence     .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   .   .   .   .   .   .   .   .  |  .   .   .   .   .
reassignWork          .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .

# Many give something at once. A facilitator leads his own session, also to take in what came late; he opens none.
openSession           .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   +   .   .   .   .   .   .   .  |  .   .   .   .   .
closeSession          .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   .   .   .   .   .   .   +   -  |  .   .   .   .   .
# Handed over by whoever leads it; taken over from somebody who is gone by whoever takes part.
leadSession           .  Tr An Pl Ap Im Ve .   .  .  .  .  |  +   +   +   +   +   +   +   +   +   +   +   +  |  .   .   .   .   .
takeLateContributions .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   .   .   .   .   .   .   +   .  |  .   .   .   .   .

# Whoever can be reminded of it, for himself; as long as anything of it is waited for, which is also after the end.
snoozeReminder        Re Tr An Pl Ap Im Ve Cl  Rj .  .  Ra |  .   +   +   +   +   +   +   +   +   +   .   .  |  .   .   .   .   .
`);

/**
 * Who may read the record in each stage, or its session alone (`s`). A task opens a record from its assignment until it
 * is done. Then a session, the name of the reporter (a task does not show it), and the authors of contributions in a
 * session; last what belongs to no single record: the register of all, the periodic reviews, the exports, the settings.
 */
export const readers = readTable(`
                    Re Tr An Pl Ap Im Ve Cl  Rj Du Wi Ra | session reporter authors deciders | register reviews exports settings procedure
rep                 +  +  +  +  +  +  +  +   +  +  +  +  |    +       +        .       .     |    .        .       .       .        +
ism                 +  +  +  +  +  +  +  +   +  +  +  +  |    +       +        +       +     |    +        +       +       +        +
alt                 +  +  +  +  +  +  +  +   +  +  +  +  |    +       +        +       +     |    +        +       +       +        +
# From triage on. The owner answers for it afterwards, too: the window in which it may recur is his.
own                 .  +  +  +  +  +  +  +   .  .  .  +  |    +       .        +       +     |    .        .       .       .        +
# From the draft of the plan on.
pln                 .  .  .  +  +  +  +  +   .  .  .  +  |    +       .        .       +     |    .        .       .       .        +
ver                 .  .  .  +  +  +  +  +   .  .  .  +  |    +       .        .       +     |    .        .       .       .        +
# While an action is open and the record runs.
act                 .  .  .  .  .  +  .  .   .  .  .  .  |    +       .        .       +     |    .        .       .       .        +
oth                 .  .  .  .  .  +  .  .   .  .  .  .  |    +       .        .       +     |    .        .       .       .        +
# Until the plan is decided.
del                 .  .  .  .  +  .  .  .   .  .  .  .  |    +       .        .       +     |    .        .       .       .        +
# From the session on, while the record runs.
fac                 .  +  +  +  +  +  +  .   .  .  .  .  |    +       .        .       +     |    .        .       .       .        +
# While the session and its record run; also whoever took the session over.
att                 .  s  s  s  s  s  s  .   .  .  .  .  |    +       .        .       .     |    .        .       .       .        +
mgt                 +  +  +  +  +  +  +  +   +  +  +  +  |    +       +        .       +     |    +        +       +       +        +
aud                 +  +  +  +  +  +  +  +   +  +  +  +  |    +       +        +       +     |    +        +       +       +        +
# To know what he opens, and why. The settings are nothing of his.
cus                 +  +  +  +  +  +  +  +   +  +  +  +  |    +       +        .       +     |    +        +       .       .        +
# Sets up channels and rules; the records are not his.
adm                 .  .  .  .  .  .  .  .   .  .  .  .  |    .       .        .       .     |    .        .       .       +        +
emp                 .  .  .  .  .  .  .  .   .  .  .  .  |    .       .        .       .     |    .        .       .       .        +
gst                 .  .  .  .  .  .  .  .   .  .  .  .  |    .       .        .       .     |    .        .       .       .        .
`);

/**
 * The same for a new report whose reporter set a protection: kept from the ISMS managers, under seal, anonymous.
 * Anonymous reporters read it by their case code, and by nothing else.
 */
export const readersByKind = readTable(`
                    kept sealed anonymous
rep                 +    .      .
ism                 .    +      +
alt                 +    +      +
own                 .    .      .
pln                 .    .      .
ver                 .    .      .
act                 .    .      .
oth                 .    .      .
del                 .    .      .
fac                 .    .      .
att                 .    .      .
mgt                 +    +      +
aud                 +    +      +
cus                 +    +      +
adm                 .    .      .
emp                 .    .      .
gst                 .    .      .
`);

/**
 * What 10.2 demands before a record is closed, by lane, and under which letter; `approval`: what is demanded of it before
 * management is asked. An improvement is no nonconformity: there is nothing to correct and no cause to look for.
 */
export const gates = readTable(`
                    letter | correctionOnly standard major improvement | approval
containment           a1   |       +           +       +        .      |    .
correction            a1   |       +           +       +        .      |    .
consequences          a2   |       +           +       +        .      |    .
laneReason            b1   |       +           .       .        .      |    .
statement             b1   |       +           +       +        +      |    +
causes                b2   |       .           +       +        .      |    +
similar               b3   |       .           +       +        .      |    .
plan                  c    |       .           +       +        +      |    +
ismsChange            e    |       .           +       +        .      |    .
approval              c    |       .           +       +        +      |    .
actions               c    |       .           +       +        +      |    .
effectiveness         d    |       .           +       +        .      |    .
`);

/**
 * Who contributes to a session, by kind, on a record in which everyone has their part: `-` not allowed, `?` unknown.
 * The whys are found by those who work on the record; an auditor stays apart, and a custodian reads it for another
 * reason. People in the meeting find them, too. A training asks the whole organisation; so does a sweep, except the
 * auditors, who judge its result.
 */
export const contributing = readTable(`
                    rep ism alt own pln act oth ver mgt del fac att | aud cus adm emp gst guestAuditor
fiveWhys             +   +   +   +   +   +   +   +   +   +   +   +  |  -   -   ?   ?   ?       -
training             +   +   +   +   +   +   +   +   +   +   +   +  |  +   +   +   +   ?       -
sweep                +   +   +   +   +   +   +   +   +   +   +   +  |  -   +   +   +   ?       -
`);

/** The commands about no record. Anyone in the organisation may report, and so may an auditor who is a guest. */
export const onNoRecord = readTable(`
                    rep ism alt own pln act oth ver mgt del fac att | aud cus adm emp gst guestAuditor
report               +   +   +   +   +   +   +   +   +   +   +   +  |  +   +   +   +   .       +
chooseTriageChannel  .   .   .   .   .   .   .   .   .   .   .   .  |  .   .   +   .   .       .
# Who answers for the records may change the dates they are held to, and it is recorded why.
changeRules          .   +   .   .   .   .   .   .   .   .   .   .  |  .   .   +   .   .       .
# The procedure is management's.
approveProcedure     .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .       .
holdReview           .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .       .
noteReview           .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .       .
# Whoever can be reminded of the review.
snoozeReview         .   +   +   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .       .
# Whoever reads the register takes of it what he reads, and it is recorded.
recordExport         .   +   +   .   .   .   .   .   +   .   .   .  |  +   +   .   .   .       +
# Who answers for the records brings in those from before.
importRecord         .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .       .
# Everybody says who stands in for himself.
nameDeputy           +   +   +   +   +   +   +   +   +   +   +   +  |  +   +   +   +   .       .
`);

/** Who is meant by a column. Of two in management neither has another part in it. */
export const columns: Readonly<Record<string, readonly PersonName[]>> = {
  rep: ['reporter'],
  ism: ['ismsManager'],
  alt: ['alternate'],
  own: ['owner'],
  pln: ['planManager'],
  act: ['actionOwner'],
  oth: ['otherActionOwner'],
  ver: ['verifier'],
  mgt: ['management', 'otherManagement'],
  del: ['delegate'],
  fac: ['facilitator'],
  att: ['attendee'],
  aud: ['auditor'],
  cus: ['custodian'],
  adm: ['administrator'],
  emp: ['employee'],
  gst: ['guest'],
};

/** A guest of the tenant who audits, where a table has a column for guest auditors. */
const guestAuditor = anActor({ roles: ['auditor'], guest: true });

/** Everyone in a column. */
export const peopleIn = (column: string): readonly Actor[] =>
  columns[column]?.map((who) => thePeople[who]) ?? (column === 'guestAuditor' ? [guestAuditor] : []);

/** Stages by the letters of the tables. */
export const stageCodes = {
  Re: 'reported',
  Tr: 'triaged',
  An: 'analysis',
  Pl: 'planning',
  Ap: 'approval',
  Im: 'implementation',
  Ve: 'verification',
  Cl: 'closed',
  Rj: 'rejected',
  Du: 'duplicate',
  Wi: 'withdrawn',
  Ra: 'riskAccepted',
} as const;
