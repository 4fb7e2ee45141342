import type { Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/values/person.ts';
import { type CommandName, permissions } from '../stages/permissions.ts';
import { mayRead } from '../stages/reads.ts';
import { hasAnyRelation } from '../stages/relations.ts';
import type { Refusal } from './refusal.ts';

/** Why a person may not give a command on a record as it is, by the table of permissions; `undefined` if they may. */
export const permitted = (name: CommandName, actor: Actor, record: Nonconformity | undefined): Refusal | undefined => {
  const permission = permissions[name];
  const allowed = hasAnyRelation(actor, record, permission.may);
  if (!allowed) return { reason: record && !mayRead('record', actor, record) ? 'unknown' : 'notAllowed' };
  if (permission.stages === 'none' || !record || permission.stages.includes(record.stage)) return undefined;
  return { reason: 'notInThisStage', stage: record.stage };
};
