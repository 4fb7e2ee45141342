import { drawMessage } from '../../bot/outgoing/drawMessage.ts';
import { readCommand } from '../../procedure/commands/readCommand.ts';
import type { RecordStream } from '../../procedure/handling/handling.ts';
import { shownKinds } from '../../procedure/handling/message.ts';
import type { Place } from '../../procedure/handling/ports.ts';
import type { Actor } from '../../procedure/record/person.ts';
import { mayRead } from '../../procedure/stages/reads.ts';
import { messageAsSeen } from '../../server/sightOf.ts';
import { aProcedure } from '../builders/aProcedure.ts';
import { presses, thePlan } from '../builders/aRecord.ts';
import { aReport } from '../builders/aReport.ts';
import { textsOf } from '../builders/cardParts.ts';
import { actorOf, type Press, today } from '../builders/given.ts';
import { drawingFor } from '../builders/sampleCards.ts';
import { thePeople } from '../builders/thePeople.ts';
import { press } from './records.ts';

/**
 * A card stays in somebody's chat when his part has ended, and is drawn anew whenever the record moves: with nothing that
 * he may not read any more.
 */
const reference = 'NC-2026-0001';
const { containment, correction, consequences, statement, similar, causes, plan, submit, approve } = presses;
const approval = [presses.triage('standard'), containment, correction, consequences, statement, similar, causes, plan];
const later = 'Only for those who still have a part';

const { owner, planManager, verifier, employee } = thePeople;
const handed = (from: string): Press =>
  press('ismsManager', 'reassignWork', { from, to: employee.id, because: 'Left' });
/** Everybody's part ends; then the plan is changed, and much else. */
const life: readonly Press[] = [
  ...[...approval, submit, press('management', 'delegateApproval', { to: thePeople.delegate.id }), approve],
  ...[press('actionOwner', 'requestExtension'), press('management', 'cancelAction', { action: 'A2' }), presses.first],
  ...[handed(owner.id), handed(planManager.id), handed(verifier.id)],
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
      ...{ manager: employee.id, objective: later, successCriteria: later },
      actions: thePlan().actions.map((one, at) => ({ ...one, id: `A${at + 3}`, title: later, owner: employee.id })),
      verification: { method: later, on: '2027-03-16', verifier: thePeople.facilitator.id },
    }),
  }),
  press('ismsManager', 'submitPlan'),
];

const lived = async (): Promise<RecordStream> => {
  const { handling, records } = aProcedure();
  await handling.handle({ command: aReport(), actor: thePeople.reporter, commandId: 'report' });
  for (const [at, { name, form, by }] of life.entries()) {
    const read = readCommand(name, reference, form, today);
    if ('refusal' in read) throw new Error(`${name}: ${JSON.stringify(read.refusal)}`);
    const handled = await handling.handle({ command: read.command, actor: actorOf(by), commandId: `given ${at}` });
    if (handled.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(handled.refusal)}`);
  }
  const [stream] = records.stored();
  if (!stream) throw new Error('no record');
  return stream;
};

/** Those of one person. A receipt is its reporter's, and whom the bot does not reach is told to roles. */
const kinds = shownKinds.flatMap((kind) =>
  kind === 'checkpoint' || kind === 'digest' || kind === 'receipt' || kind === 'unreached' ? [] : [kind],
);
const people = {
  holders: (role: string) =>
    Object.values(thePeople).filter(({ roles }) => (roles as readonly string[]).includes(role)),
  rolesOf: (id: string) => Object.values(thePeople).find((one) => one.id === id)?.roles ?? [],
};

describe('a card drawn anew', () => {
  let stream: RecordStream;
  beforeAll(async () => {
    stream = await lived();
  });
  const { nonce, policy, deepLink, today: day } = drawingFor('en');
  const tools = { nonce, policy, deepLink, today: () => day };

  /** All that his cards say, whatever they told him of, and when. */
  const shownTo = ({ id }: Actor): string =>
    kinds
      .flatMap((kind) =>
        [1, 8, 12, 15].map((sequence) => {
          const place: Place = {
            ...{ kind: 'personal', conversationId: `a:${id}`, serviceUrl: 'https://smba/', language: 'en' },
            personId: id,
          };
          const key = `${reference}/${String(sequence).padStart(4, '0')}/${kind}/${id}`;
          return textsOf(drawMessage(place, messageAsSeen(stream, { kind, key, place }, people), tools));
        }),
      )
      .join('\n');

  /** The record that he asked for by its number. */
  const askedBy = ({ id }: Actor): string => {
    const place: Place = {
      ...{ kind: 'personal', conversationId: `a:${id}`, serviceUrl: 'https://smba/', language: 'en' },
      personId: id,
    };
    const shown = { kind: 'record', key: `${reference}/record/${id}`, place } as const;
    return textsOf(drawMessage(place, messageAsSeen(stream, shown, people), tools));
  };

  it.each(Object.values(thePeople).map((actor) => [actor.name, actor] as const))(
    'shows %s what came later, or nothing of it',
    (_, actor) => {
      expect(shownTo(actor).includes(later)).toBe(mayRead('record', actor, stream.state));
    },
  );

  it.each(Object.values(thePeople).map((actor) => [actor.name, actor] as const))(
    'shows %s the record that was asked for as it is now, or a sentence',
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

  it('tells whose part has ended what became of it', () => {
    expect(shownTo(thePeople.delegate)).toContain('Approved by');
    expect(shownTo(thePeople.actionOwner)).toContain('Fit a door closer');
  });
});
