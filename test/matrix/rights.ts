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
# The only command of a custodian, and of no one else; also after the end, because reprisals come late.
openIdentity          Re Tr An Pl Ap Im Ve Cl  Rj Du Wi Ra |  .   .   .   .   .   .   .   .   .   .   .   .  |  .   +   .   .   .

# The ISMS manager triages, or the alternate. Management, which did not reject the report, decides on an objection.
triageReport          Tr .  .  .  .  .  .  .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
changeTriage          .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
rejectReport          Rj .  .  .  .  .  .  .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
objectToRejection     .  .  .  .  .  .  .  .   Rj .  .  .  |  +   .   .   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
decideObjection       .  .  .  .  .  .  .  .   Re .  .  .  |  .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .
markDuplicate         Du Du .  .  .  .  .  .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .

# 10.2 a and b 3: facts, recorded as soon as they are known by the people who work on it.
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

# On the first of two open actions, which is not that of \`oth\`: action owners handle only their own.
reportProgress        .  .  .  .  .  Im .  .   .  .  .  .  |  .   +   +   +   +   +   .   .   .   .   .   .  |  .   .   .   .   .
requestExtension      .  .  .  .  .  Im .  .   .  .  .  .  |  .   +   +   +   +   +   .   .   .   .   .   .  |  .   .   .   .   .
decideExtension       .  .  .  .  .  Im .  .   .  .  .  .  |  .   +   +   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .
completeAction        .  .  .  .  .  Im .  .   .  .  .  .  |  .   +   +   +   +   +   .   .   .   .   .   .  |  .   .   .   .   .
# On the second, a training, which is that of \`oth\`: the owner of the first handles only their own.
askTraining           .  .  .  .  .  Im .  .   .  .  .  .  |  .   +   +   +   +   .   +   .   .   .   .   .  |  .   .   .   .   .
# Management approved it, so management cancels it.
cancelAction          .  .  .  .  .  Im .  .   .  .  .  .  |  .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .
holdFollowUp          .  .  .  .  .  Im Ve .   .  .  .  .  |  .   +   +   +   +   .   .   .   .   .   .   .  |  .   .   .   .   .

# 10.2 d: not effective begins the next cycle. Only the verifier judges.
judgeEffectiveness    .  .  .  .  .  .  An .   .  .  .  .  |  .   .   .   .   .   .   .   +   .   .   .   .  |  .   .   .   .   .
closeNonconformity    .  .  .  .  .  .  Cl .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .
# Instead of treatment, and by management only.
acceptRisk            .  .  Ra Ra Ra Ra Ra .   .  .  .  .  |  .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .
confirmRecurrence     .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   .   .   .   .   .   .   .   .  |  .   .   .   .   .
reassignWork          .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .

# Many people contribute at once. Facilitators lead their own session and include late contributions; they open none.
openSession           .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   +   .   .   .   .   .   .   .  |  .   .   .   .   .
closeSession          .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   .   .   .   .   .   .   +   -  |  .   .   .   .   .
# Handed over by its leader; taken over from an inactive leader by any participant.
leadSession           .  Tr An Pl Ap Im Ve .   .  .  .  .  |  +   +   +   +   +   +   +   +   +   +   +   +  |  .   .   .   .   .
takeLateContributions .  Tr An Pl Ap Im Ve .   .  .  .  .  |  .   +   +   +   .   .   .   .   .   .   +   .  |  .   .   .   .   .

# Anyone who can be reminded, for themselves; while any deadline is open, which is also after the end.
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
# From triage on. The owner stays responsible afterwards, for the observation window.
own                 .  +  +  +  +  +  +  +   .  .  .  +  |    +       .        +       +     |    .        .       .       .        +
# From the draft of the plan on.
pln                 .  .  .  +  +  +  +  +   .  .  .  +  |    +       .        .       +     |    .        .       .       .        +
ver                 .  .  .  +  +  +  +  +   .  .  .  +  |    +       .        .       +     |    .        .       .       .        +
# While an action and the record are open.
act                 .  .  .  .  .  +  .  .   .  .  .  .  |    +       .        .       +     |    .        .       .       .        +
oth                 .  .  .  .  .  +  .  .   .  .  .  .  |    +       .        .       +     |    .        .       .       .        +
# Until the plan is decided.
del                 .  .  .  .  +  .  .  .   .  .  .  .  |    +       .        .       +     |    .        .       .       .        +
# From the session on, while the record is open.
fac                 .  +  +  +  +  +  +  .   .  .  .  .  |    +       .        .       +     |    .        .       .       .        +
# While the session and its record are open; also a person who took the session over.
att                 .  s  s  s  s  s  s  .   .  .  .  .  |    +       .        .       .     |    .        .       .       .        +
mgt                 +  +  +  +  +  +  +  +   +  +  +  +  |    +       +        .       +     |    +        +       +       +        +
aud                 +  +  +  +  +  +  +  +   +  +  +  +  |    +       +        +       +     |    +        +       +       +        +
# To know what they open, and why. The settings are not theirs.
cus                 +  +  +  +  +  +  +  +   +  +  +  +  |    +       +        .       +     |    +        +       .       .        +
# Sets up channels and rules; the records are not theirs.
adm                 .  .  .  .  .  .  .  .   .  .  .  .  |    .       .        .       .     |    .        .       .       +        +
emp                 .  .  .  .  .  .  .  .   .  .  .  .  |    .       .        .       .     |    .        .       .       .        +
gst                 .  .  .  .  .  .  .  .   .  .  .  .  |    .       .        .       .     |    .        .       .       .        .
`);

/**
 * The same for a new report with a protection chosen by its reporter: kept from the ISMS managers, under seal, anonymous.
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
 * What 10.2 requires before a record is closed, by lane and letter; `approval`: what is required before
 * management is asked. An improvement is not a nonconformity: there is nothing to correct and no cause to find.
 */
export const gates = readTable(`
                    letter | correctionOnly standard major improvement | approval
containment           a1   |       +           +       +        .      |    .
correction            a1   |       +           +       +        .      |    .
consequences          a2   |       +           +       +        .      |    .
laneReason            b1   |       +           .       .        .      |    .
statement             b1   |       +           +       +        +      |    +
causes                b2   |       +           +       +        .      |    +
similar               b3   |       +           +       +        .      |    .
plan                  c    |       .           +       +        +      |    +
ismsChange            e    |       .           +       +        .      |    .
approval              c    |       .           +       +        +      |    .
actions               c    |       .           +       +        +      |    .
effectiveness         d    |       .           +       +        .      |    .
`);

/**
 * Who contributes to a session, by kind, on a record in which everyone has their part: `-` not allowed, `?` unknown.
 * People who work on the record answer the whys; an auditor does not, and a custodian reads it for another
 * reason. So do people in the meeting. A training asks the whole organisation; so does a sweep, except the
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
# The people responsible for the records may change their dates, with a recorded reason.
changeRules          .   +   .   .   .   .   .   .   .   .   .   .  |  .   .   +   .   .       .
changeObjectives     .   +   .   .   .   .   .   .   .   .   .   .  |  .   .   +   .   .       .
# The procedure is management's.
approveProcedure     .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .       .
holdReview           .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .       .
noteReview           .   .   .   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .       .
# Anyone who can be reminded of the review.
snoozeReview         .   +   +   .   .   .   .   .   +   .   .   .  |  .   .   .   .   .       .
# A reader of the register exports what they may read, and it is recorded.
recordExport         .   +   +   .   .   .   .   .   +   .   .   .  |  +   +   .   .   .       +
# The people responsible for the records import earlier ones.
importRecord         .   +   +   .   .   .   .   .   .   .   .   .  |  .   .   .   .   .       .
# Everyone names their own deputy.
nameDeputy           +   +   +   +   +   +   +   +   +   +   +   +  |  +   +   +   +   .       .
`);

/** The people of a column. Neither of the two members of management has another part. */
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
