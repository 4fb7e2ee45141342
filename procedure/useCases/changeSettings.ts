import { approvalsIn, type ProcedureApproval, procedureSeen } from '../audit/approvals.ts';
import { type Decision, refuse } from '../commands/decision.ts';
import {
  type ApproveProcedure,
  type ChangeObjectives,
  type ChangeRules,
  type ChooseTriageChannel,
  decideApproveProcedure,
  decideChangeObjectives,
  decideChangeRules,
  decideChooseTriageChannel,
  decideNameDeputy,
  type NameDeputy,
} from '../commands/organisation/settingsCommands.ts';
import { permitted } from '../commands/permitted.ts';
import {
  newOrganisation,
  type Organisation,
  type OrganisationEvent,
  organisationKey,
  type ProcedureSeen,
} from '../organisation/organisation.ts';
import type { Rules } from '../organisation/rules.ts';
import type { People } from '../ports/people.ts';
import type { Commit, Damage } from '../record/history/commit.ts';
import type { Actor } from '../record/values/person.ts';
import { createKeyedMutex } from '../runtime/keyedMutex.ts';
import { mayRead } from '../stages/reads.ts';
import { commitOn } from './commits/commitOn.ts';
import type { HandledOrganisation, Order } from './commits/outcome.ts';
import type { HandlingPorts, Policy } from './handlingPorts.ts';

/** The settings in force and their history: all commits, oldest first. */
export type Settings = {
  readonly organisation: Organisation;
  readonly commits: readonly Commit<OrganisationEvent>[];
  readonly damage?: Damage;
};

/** The procedure in force, and who approved which version, newest first. */
export type ProcedureInForce = ProcedureSeen & {
  readonly rules: Rules;
  readonly approvals: readonly ProcedureApproval[];
  readonly damage?: Damage;
};

/** The organisation's own choices: a part of `Handling`. */
export type SettingsUseCases = {
  readonly chooseTriageChannel: (order: Order<ChooseTriageChannel>) => Promise<HandledOrganisation>;
  readonly changeRules: (order: Order<ChangeRules>) => Promise<HandledOrganisation>;
  readonly changeObjectives: (order: Order<ChangeObjectives>) => Promise<HandledOrganisation>;
  /** Refused when the approver saw another procedure than the one in force. */
  readonly approveProcedure: (order: Order<ApproveProcedure>) => Promise<HandledOrganisation>;
  /** Undefined for an actor who may not read it. @throws Fault */
  readonly procedure: (actor: Actor) => Promise<ProcedureInForce | undefined>;
  /** @throws Fault */
  readonly nameDeputy: (order: Order<NameDeputy>) => Promise<HandledOrganisation>;
  /** Undefined for an actor who may not read them. */
  readonly settings: (actor: Actor) => Promise<Settings | undefined>;
};

type Ports = Pick<HandlingPorts, 'organisation' | 'clock' | 'digest'> & { readonly people: Pick<People, 'strangers'> };

export const createSettingsUseCases = (
  { organisation, clock, people, digest }: Ports,
  { procedureVersion }: Pick<Policy, 'procedureVersion'>,
): SettingsUseCases => {
  const mutex = createKeyedMutex();
  const decideBy = async (
    {
      command,
      actor,
      commandId,
    }: Order<ChooseTriageChannel | ChangeRules | ChangeObjectives | ApproveProcedure | NameDeputy>,
    decide: (before: Organisation) => Decision<OrganisationEvent>,
  ): Promise<HandledOrganisation> =>
    mutex(organisationKey, () =>
      commitOn(organisation, organisationKey, { commandId, actor, clock }, (stream) => {
        const refusal = permitted(command.name, actor, undefined);
        if (refusal) return refuse(refusal);
        return stream?.damage ? refuse({ reason: 'readOnly' }) : decide(stream?.state ?? newOrganisation);
      }),
    );
  /** A repeated delivery is answered only if the actor may still read them. */
  const unlessKept = async (handling: Promise<HandledOrganisation>, actor: Actor): Promise<HandledOrganisation> => {
    const handled = await handling;
    const isKept = handled.kind === 'done' && handled.repeated && !mayRead('settings', actor, undefined);
    return isKept ? { kind: 'refused', ...refuse({ reason: 'unknown' }) } : handled;
  };
  const inForce = async () => {
    // The reader may have changed them a moment ago, on another replica.
    const { stream } = await organisation.load(organisationKey, 'now');
    const { damage } = stream ?? {};
    return {
      organisation: stream?.state ?? newOrganisation,
      commits: stream?.commits ?? [],
      ...(damage && { damage }),
    };
  };
  const seenOf = ({ rules }: Organisation): ProcedureSeen => procedureSeen(procedureVersion, rules, digest);
  return {
    chooseTriageChannel: (order) =>
      unlessKept(
        decideBy(order, (before) => decideChooseTriageChannel(order.command, before)),
        order.actor,
      ),
    changeRules: (order) =>
      unlessKept(
        decideBy(order, (before) => decideChangeRules(order.command, before)),
        order.actor,
      ),
    changeObjectives: (order) =>
      unlessKept(
        decideBy(order, (before) => decideChangeObjectives(order.command, before)),
        order.actor,
      ),
    approveProcedure: (order) =>
      decideBy(order, (before) => decideApproveProcedure(order.command, before, seenOf(before))),
    procedure: async (actor) => {
      if (!mayRead('procedure', actor, undefined)) return undefined;
      const { organisation: before, commits, damage } = await inForce();
      return { ...seenOf(before), rules: before.rules, approvals: approvalsIn(commits), ...(damage && { damage }) };
    },
    nameDeputy: async (order) => {
      const { command, actor } = order;
      const isAllowed = permitted(command.name, actor, undefined) === undefined;
      const strangers = await people.strangers(isAllowed && command.to !== undefined ? [command.to] : []);
      return decideBy(order, (before) => decideNameDeputy(command, before, { actor, strangers }));
    },
    settings: async (actor) => (mayRead('settings', actor, undefined) ? inForce() : undefined),
  };
};
