import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Unnamed } from '../../../procedure/record/report/identity.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { type Reference, readReference } from '../../../procedure/record/values/reference.ts';
import { missing } from '../../../procedure/stages/gates.ts';
import { isEnded } from '../../../procedure/stages/stages.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { CaseAnswer } from '../wire.ts';
import { allowed, evidenceRow, headOf } from './recordAnswer.ts';

/**
 * Who acts with this case code.
 * @throws ApiError 404: one answer for a wrong code, for a record that does not exist, and for one reported by name
 */
export const reporterWith = async (
  caseCode: string,
  typed: string,
  { handling }: Pick<TabRoom, 'handling'>,
): Promise<{ readonly reference: Reference; readonly actor: Actor }> => {
  const reference = readReference(typed);
  const actor = reference && (await handling.reporterOf(reference, caseCode));
  if (!actor) throw ApiError.of('notFound');
  return { reference, actor };
};

const said = ({ at, text }: { readonly at: string; readonly text: string }) => ({ at, text });

const rejectionOf = ({ rejection }: Nonconformity): CaseAnswer['rejection'] => {
  if (!rejection) return undefined;
  const { by: _by, decision, ...rest } = rejection;
  if (!decision) return rest;
  const { by: _decider, ...anonymous } = decision;
  return { ...rest, decision: anonymous };
};

/**
 * The record as its unnamed reporter sees it.
 * @param actor that of the case code
 */
export const caseAnswer = ({ state, damage }: RecordStream, { kind }: Unnamed, actor: Actor): CaseAnswer => {
  const rejection = rejectionOf(state);
  const { closure, duplicateOf } = state;
  return {
    ...headOf(state),
    anonymity: kind,
    questions: state.questions.map(said),
    additions: state.additions.map(said),
    missing: isEnded(state.stage) ? [] : missing(state),
    evidence: state.evidence.filter(({ by }) => by === actor.id).map(evidenceRow),
    may: damage ? [] : allowed(actor, state),
    ...(rejection && { rejection }),
    ...(closure && { closure: { at: closure.at, summary: closure.summary } }),
    ...(duplicateOf && { duplicateOf }),
  };
};
