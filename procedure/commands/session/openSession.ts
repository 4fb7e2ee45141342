import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { isLive, type SessionKind, sessionKinds } from '../../record/sessions.ts';
import { isEnded, type Stage, stages } from '../../stages/stages.ts';
import { recordEvent, refuse } from '../decision.ts';
import { defineCommand, formFieldsOf } from '../defineCommand.ts';
import { choice, optionalPerson } from '../fields.ts';
import { newTask } from '../peopleProblems.ts';

const schema = z.object({
  kind: choice(sessionKinds),
  /** The leader, if not the person who opens it. */
  facilitator: optionalPerson,
});

const taken = stages.filter((stage) => stage !== 'reported' && !isEnded(stage));

/** 5 Whys begin with the problem statement; a training is an action of an approved plan. */
const stagesOf: Readonly<Record<SessionKind, readonly Stage[]>> = {
  fiveWhys: ['triaged', 'analysis', 'planning'],
  training: ['implementation'],
  sweep: taken,
};

/** Whether a session of this kind can be opened now: only one runs at a time. */
export const isOpenKind = (kind: SessionKind, { stage, sessions }: Nonconformity): boolean =>
  stagesOf[kind].includes(stage) && !sessions.some((one) => one.kind === kind && isLive(one));

/**
 * Opens a session: 5 Whys, a training, or a sweep for similar nonconformities. The commit is the lock: of two people
 * who open one at once, the second learns of the first.
 */
export const openSession = defineCommand({
  name: 'openSession',
  schema,
  people: ({ facilitator }) => newTask('facilitator', facilitator, undefined),
  decide: (command, { stage, sessions }) => {
    if (!stagesOf[command.kind].includes(stage)) return refuse({ reason: 'notInThisStage', stage });
    const live = sessions.find((one) => one.kind === command.kind && isLive(one));
    if (live) return refuse({ reason: 'sessionLive', session: live.id });
    return recordEvent({ type: 'SessionOpened', session: `S${sessions.length + 1}`, ...formFieldsOf(command) });
  },
});
