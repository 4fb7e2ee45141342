import { confirmedIn } from '../../causes/confirmedTrainings.ts';
import type { Sessions } from '../../ports/sessions.ts';
import type { RecordStream } from '../../record/history/recordStream.ts';
import { closingsOf, isLive } from '../../record/sessions.ts';
import { type CountedTraining, trainingsOf } from '../../record/training.ts';
import type { Actor } from '../../record/values/person.ts';
import type { Reference } from '../../record/values/reference.ts';
import { sessionKeyOf } from '../../record/values/sessionKey.ts';
import type { HandlingPorts } from '../handlingPorts.ts';

/** Trainings that people were asked to confirm: a part of `Handling`. They confirm with the command `contribute`. */
export type TrainingUseCases = {
  /**
   * The training an actor was asked to confirm, the latest if there are several: for people who need not be able to
   * read the record, and so never more of it than this.
   * @param asked sequence of the commit that asked them, as the card says
   * @throws Fault
   */
  readonly training: (
    reference: Reference,
    actor: Actor,
    asked: number | undefined,
  ) => Promise<CountedTraining | undefined>;
  /**
   * The trainings of a record that the actor has read.
   * @param how `inHand` if absent, which lacks what was confirmed on other replicas within two seconds
   * @throws Fault
   */
  readonly trainings: (stream: RecordStream, how?: 'inHand' | 'fresh') => Promise<readonly CountedTraining[]>;
};

/** Costs nothing where no one was asked, or while the session is in memory. @throws Fault */
export const countTrainings = async (
  { state, damage }: RecordStream,
  sessions: Pick<Sessions, 'contributions'>,
  how: 'inHand' | 'fresh' = 'inHand',
): Promise<readonly CountedTraining[]> => {
  const counted: CountedTraining[] = [];
  for (const training of damage ? [] : trainingsOf(state)) {
    const key = sessionKeyOf(state.reference, training.session.id);
    const asked = isLive(training.session) ? how : 'inHand';
    const { included } = await sessions.contributions(key, closingsOf(training.session), asked);
    counted.push({ ...training, confirmed: confirmedIn(training, included) });
  }
  return counted;
};

export const createTrainingUseCases = ({
  records,
  sessions,
}: Pick<HandlingPorts, 'records' | 'sessions'>): TrainingUseCases => {
  const trainings: TrainingUseCases['trainings'] = (stream, how) => countTrainings(stream, sessions, how);
  return {
    trainings,
    training: async (reference, actor, asked) => {
      for (const how of ['inHand', 'fresh'] as const) {
        const { stream } = await records.load(reference, how);
        const own = stream ? (await trainings(stream)).filter(({ people }) => people.includes(actor.id)) : [];
        const meant = stream?.state.trainingRequests.find((one) => one.asked.sequence === asked)?.session;
        const found = own.find(({ session }) => session.id === meant) ?? own.at(-1);
        if (found) return found;
      }
      return undefined;
    },
  };
};
