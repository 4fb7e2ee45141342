import { knownPeople } from '../../../procedure/messages/knownPeople.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import { submittedBefore } from '../../../procedure/record/submittedBefore.ts';
import { permissions } from '../../../procedure/stages/permissions.ts';
import { hasAnyRelation } from '../../../procedure/stages/relations.ts';
import { managementFor } from '../../../procedure/stages/responsible.ts';
import { nobodyEligible } from '../../../procedure/stages/segregation.ts';
import type { BotTools } from '../../botTools.ts';
import type { ApprovalScene } from '../../cards/decide/approval/approvalCard.ts';
import type { Drawing } from '../../cards/drawing.ts';
import { nameOfIn } from '../../cards/parts/nameOf.ts';
import type { Known } from './knownRecord.ts';

/** Whether a person decides about plans; for others the record itself is drawn. */
export const isApprover = ({ stream, viewer }: Known): boolean =>
  hasAnyRelation(viewer, stream.state, permissions.approvePlan.may);

/** What an approver is shown of a record, with all that only the server knows. */
export const approvalViewOf = (
  { stream, viewer }: Known,
  { room: { people } }: BotTools,
  drawing: Drawing,
): Omit<ApprovalScene, 'scene'> => {
  const { state: record } = stream;
  const management = managementFor(record, (role) => people.holders(role).map(({ id }) => id));
  return {
    record,
    sequence: lastCommit(stream).sequence,
    viewer: viewer.id,
    nameOf: nameOfIn(knownPeople(stream, people), viewer.id, drawing),
    submittedBefore: submittedBefore(stream),
    nobodyEligible: nobodyEligible(record, management),
  };
};
