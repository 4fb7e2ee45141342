import { readTable } from './readTable.ts';

/**
 * Segregation of duties. Everyone here is also in management, so that only their part in the record counts against
 * them: `+` may, else the party as which they are refused. The plan awaits approval; A1 is the action of `act`.
 * `delegates`, `to`: the person names a delegate, or is to be named. `as`: decides as a delegate; `for`: a delegate
 * decides for them. `drafted`: a plan names them as verifier; `judges`: they verify the actions.
 * `closes`: they end a correction alone, which no one else approves or verifies.
 */
export const duties = readTable(`
      approvePlan returnPlan rejectPlan  acceptRisk | delegates      to          as          for     | objection extension    cancels  | drafted     judges | closes
rep   reporter    reporter    reporter    reporter    reporter    reporter    reporter    reporter     reporter      +      reporter        +          +           +
# An extension changes nothing that was approved: the owner or the plan manager may grant one, as in a small
# organisation the ISMS manager does every day. Cancelling an action changes the plan, and needs the duties of an approval.
own   owner       owner       owner       owner       owner       owner       owner       owner           +          +      owner           +          +         owner
pln   planManager planManager planManager planManager planManager planManager planManager planManager     +          +      planManager     +          +           +
act   actionOwner actionOwner actionOwner actionOwner actionOwner actionOwner actionOwner actionOwner     +     actionOwner actionOwner actionOwner actionOwner           +
# Decides on an extension of a colleague's action, not of their own.
oth   actionOwner actionOwner actionOwner actionOwner actionOwner actionOwner actionOwner actionOwner     +          +      actionOwner actionOwner actionOwner           +
# This person rejected the report, submitted the plan, and requested the extension.
ism   submitter   submitter   submitter   submitter   submitter   submitter   submitter   submitter    rejecter    asker     submitter       +          +           +
alt       +           +           +           +           +           +           +           +           +          +           +           +          +           +
ver       +           +           +           +           +           +           +           +           +          +           +           +          +           +
aud       +           +           +           +           +           +           +           +           +          +           +           +          +           +
emp       +           +           +           +           +           +           +           +           +          +           +           +          +           +
`);
