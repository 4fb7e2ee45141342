import { type ChangeRules, decideChangeRules } from '../commands/changeRules.ts';
import { type ChooseTriageChannel, decideChooseTriageChannel } from '../commands/chooseTriageChannel.ts';
import { type Decision, refuse } from '../commands/decision.ts';
import { decideNameDeputy, type NameDeputy } from '../commands/nameDeputy.ts';
import {
  newOrganisation,
  type Organisation,
  type OrganisationEvent,
  organisationKey,
} from '../organisation/organisation.ts';
import type { Commit, Damage } from '../record/commit.ts';
import type { Actor } from '../record/person.ts';
import { permitted } from '../stages/permitted.ts';
import { mayRead } from '../stages/reads.ts';
import { commitOn } from './commitOn.ts';
import type { HandledOrganisation, HandlingPorts, Order } from './handling.ts';
import { createTurns } from './inTurn.ts';
import type { People } from './ports.ts';

/** What is in force and how it came to be: all commits, oldest first. */
export type Settings = {
  readonly organisation: Organisation;
  readonly commits: readonly Commit<OrganisationEvent>[];
  readonly damage?: Damage;
};

/** The organisation's own choices: a part of `Handling`. */
export type SettingsDoor = {
  readonly chooseTriageChannel: (order: Order<ChooseTriageChannel>) => Promise<HandledOrganisation>;
  readonly changeRules: (order: Order<ChangeRules>) => Promise<HandledOrganisation>;
  /** @throws Fault */
  readonly nameDeputy: (order: Order<NameDeputy>) => Promise<HandledOrganisation>;
  /** Undefined for whoever may not read them. */
  readonly settings: (actor: Actor) => Promise<Settings | undefined>;
};

type Ports = Pick<HandlingPorts, 'organisation' | 'clock'> & { readonly people: Pick<People, 'strangers'> };

export const createSettingsDoor = ({ organisation, clock, people }: Ports): SettingsDoor => {
  const inTurn = createTurns();
  const decideBy = async (
    { command, actor, commandId }: Order<ChooseTriageChannel | ChangeRules | NameDeputy>,
    decide: (before: Organisation) => Decision<OrganisationEvent>,
  ): Promise<HandledOrganisation> =>
    inTurn(organisationKey, () =>
      commitOn(organisation, organisationKey, { commandId, actor, clock }, (stream) => {
        const refusal = permitted(command.name, actor, undefined);
        if (refusal) return refuse(refusal);
        return stream?.damage ? refuse({ reason: 'readOnly' }) : decide(stream?.state ?? newOrganisation);
      }),
    );
  /** Delivered again it is answered to whoever may still read them. */
  const unlessKept = async (handling: Promise<HandledOrganisation>, actor: Actor): Promise<HandledOrganisation> => {
    const handled = await handling;
    const isKept = handled.kind === 'done' && handled.repeated && !mayRead('settings', actor, undefined);
    return isKept ? { kind: 'refused', ...refuse({ reason: 'unknown' }) } : handled;
  };
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
    nameDeputy: async (order) => {
      const { command, actor } = order;
      const isAllowed = permitted(command.name, actor, undefined) === undefined;
      const strangers = await people.strangers(isAllowed && command.to !== undefined ? [command.to] : []);
      return decideBy(order, (before) => decideNameDeputy(command, before, { actor, strangers }));
    },
    settings: async (actor) => {
      if (!mayRead('settings', actor, undefined)) return undefined;
      const { stream } = await organisation.load(organisationKey, 'inHand');
      const { damage } = stream ?? {};
      return {
        organisation: stream?.state ?? newOrganisation,
        commits: stream?.commits ?? [],
        ...(damage && { damage }),
      };
    },
  };
};
