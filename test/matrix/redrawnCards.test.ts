import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import { drawMessage } from '../../bot/outgoing/drawMessage.ts';
import { readCommand } from '../../procedure/commands/recordCommands.ts';
import { isRecordKind, messageKinds } from '../../procedure/messages/message.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import { mayRead } from '../../procedure/stages/reads.ts';
import { messageForReader } from '../../server/workers/messageForReader.ts';
import { aProcedure } from '../builders/aProcedure.ts';
import { presses, thePlan } from '../builders/aRecord.ts';
import { aReport } from '../builders/aReport.ts';
import { actionsOf, inputsOf, textsOf, verbsOf } from '../builders/cardParts.ts';
import { actorOf, type Press, today } from '../builders/given.ts';
import { drawingFor } from '../builders/sampleCards.ts';
import { thePeople } from '../builders/thePeople.ts';
import { press } from './examples.ts';

/**
 * A card stays in a person's chat when their part has ended, and is redrawn whenever the record moves: without anything
 * that they may no longer read.
 */
const reference = 'NC-2026-0001';
const { containment, correction, consequences, statement, similar, causes, plan, submit, approve } = presses;
const approval = [presses.triage('standard'), containment, correction, consequences, statement, similar, causes, plan];
const later = 'Only for those who still have a part';

const { owner, planManager, verifier, employee } = thePeople;
const handed = (from: string): Press =>
  press('ismsManager', 'reassignWork', { from, to: employee.id, because: 'Left' });
/** All parts end; then the plan is changed, and much else. */
const life: readonly Press[] = [
  ...approval,
  submit,
  press('management', 'delegateApproval', { to: thePeople.delegate.id }),
  approve,
  press('actionOwner', 'requestExtension'),
  press('management', 'cancelAction', { action: 'A2' }),
  presses.first,
  handed(owner.id),
  handed(planManager.id),
  handed(verifier.id),
  press('employee', 'judgeEffectiveness', { verdict: 'notEffective', result: later }),
  press('ismsManager', 'confirmStatement', { problem: later, implications: later }),
  press('ismsManager', 'determineCauses', {
    causes: {
      whys: [{ id: 'w1', question: 'Why?', answer: later, children: [] }],
      aloneBecause: later,
      agreedBy: [],
      rootCauses: [{ statement: later, category: 'design', whyId: 'w1' }],
    },
  }),
  press('ismsManager', 'draftPlan', {
    plan: thePlan({
      manager: employee.id,
      objective: later,
      successCriteria: later,
      actions: thePlan().actions.map((one, at) => ({ ...one, id: `A${at + 3}`, title: later, owner: employee.id })),
      verification: { method: later, on: '2027-03-16', verifier: thePeople.facilitator.id },
    }),
  }),
  press('ismsManager', 'submitPlan'),
];

/** After each step of it. */
const lived = async (): Promise<readonly RecordStream[]> => {
  const { handling, records } = aProcedure();
  await handling.handle({ command: aReport(), actor: thePeople.reporter, commandId: 'report' });
  const streams = [...records.stored()];
  for (const [at, { name, form, by }] of life.entries()) {
    const read = readCommand(name, reference, form, today);
    if ('refusal' in read) throw new Error(`${name}: ${JSON.stringify(read.refusal)}`);
    const handled = await handling.handle({ command: read.command, actor: actorOf(by), commandId: `given ${at}` });
    if (handled.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(handled.refusal)}`);
    streams.push(handled.stream);
  }
  return streams;
};

/** Those of one person. A receipt belongs to its reporter, and roles are told of people the bot cannot reach. */
const kinds = messageKinds.filter(isRecordKind).filter((kind) => kind !== 'receipt' && kind !== 'unreached');
const people = {
  holders: (role: string) =>
    Object.values(thePeople).filter(({ roles }) => (roles as readonly string[]).includes(role)),
  rolesOf: (id: string) => Object.values(thePeople).find((one) => one.id === id)?.roles ?? [],
};

describe('a redrawn card', () => {
  let streams: readonly RecordStream[];
  let stream: RecordStream;
  beforeAll(async () => {
    streams = await lived();
    const last = streams.at(-1);
    if (!last) throw new Error('no record');
    stream = last;
  });
  const { nonce, policy, deepLink, today: day } = drawingFor('en');
  const management = () => [thePeople.management.id, thePeople.otherManagement.id];
  const tools = { nonce, policy, deepLink, management, today: () => day };

  const draw = (of: RecordStream, { id }: Actor, kind: (typeof kinds)[number], key: string): AdaptiveCard => {
    const conversation: ConversationReference = {
      kind: 'personal',
      conversationId: `a:${id}`,
      serviceUrl: 'https://smba/',
      language: 'en',
      personId: id,
    };
    return drawMessage(conversation, messageForReader(of, { kind, key, conversation }, people), tools);
  };
  const keyOf = (sequence: number, kind: string, { id }: Actor): string =>
    `${reference}/${String(sequence).padStart(4, '0')}/${kind}/${id}`;

  /** All text on a person's cards, of any kind and time. */
  const shownTo = (actor: Actor): string =>
    kinds
      .flatMap((kind) => [1, 8, 12, 15].map((told) => textsOf(draw(stream, actor, kind, keyOf(told, kind, actor)))))
      .join('\n');

  /** The record the person requested by its number. */
  const askedBy = (actor: Actor): string => textsOf(draw(stream, actor, 'record', `${reference}/record/${actor.id}`));

  it('has no inputs, whatever happens to the record: those are in dialogs', () => {
    const { reporter, ismsManager, management, actionOwner } = thePeople;
    const cards = streams.flatMap((of) =>
      [reporter, ismsManager, management, owner, actionOwner, verifier].flatMap((actor) =>
        kinds.map((kind) => draw(of, actor, kind, keyOf(of.commits.length, kind, actor))),
      ),
    );
    expect(cards.flatMap((card) => Object.keys(inputsOf(card)))).toEqual([]);
    const actions = cards.flatMap(actionsOf);
    const dialogs = actions.filter(({ data }) => JSON.stringify(data)?.includes('"msteams":{"type":"task/fetch"}'));
    expect(actions.filter(({ type }) => type === 'Action.Submit')).toHaveLength(dialogs.length);
    const opened = verbsOf({ actions: dialogs });
    expect(opened).toEqual(expect.arrayContaining(['record.more', 'completeAction.open', 'returnPlan.open']));
    const pressed = verbsOf({ actions: actions.filter(({ type }) => type === 'Action.Execute') });
    // They show something; to approve is the first of two taps, with nothing to type.
    expect([...new Set(pressed)].sort()).toEqual(['approval.more', 'approvePlan.open', 'record.show']);
  });

  it.each(Object.values(thePeople).map((actor) => [actor.name, actor] as const))(
    'shows %s later changes, or nothing of them',
    (_, actor) => {
      expect(shownTo(actor).includes(later)).toBe(mayRead('record', actor, stream.state));
    },
  );

  it.each(Object.values(thePeople).map((actor) => [actor.name, actor] as const))(
    'shows %s the current state of the requested record, or a sentence',
    (_, actor) => {
      const text = askedBy(actor);
      if (mayRead('record', actor, stream.state)) expect(text).toContain(stream.state.facts.what.slice(0, 40));
      else expect(text).toBe(`${reference}: There is no such record, or you may not see it.`);
    },
  );

  it('says on such a card what its reader may do', () => {
    expect(askedBy(thePeople.ismsManager)).toContain('More');
    expect(askedBy(thePeople.auditor)).not.toContain('More');
    expect(askedBy(thePeople.delegate)).not.toContain(stream.state.facts.what.slice(0, 40));
  });

  it('tells people whose part has ended the outcome', () => {
    expect(shownTo(thePeople.delegate)).toContain('Approved by');
    expect(shownTo(thePeople.actionOwner)).toContain('Fit a door closer');
  });
});
