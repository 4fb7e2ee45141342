import type { Drawing } from '../../bot/cards/drawing.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import { nameOfIn } from '../../bot/cards/parts/nameOf.ts';
import { type CountView, trainingCard } from '../../bot/cards/training/trainingCard.ts';
import { recordCard } from '../../bot/cards/work/recordCard.ts';
import { knownPeople } from '../../procedure/messages/knownPeople.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import { longest } from '../../procedure/record/report/reportFacts.ts';
import type { CountedTraining } from '../../procedure/record/training.ts';
import { trainingsOf } from '../../procedure/record/training.ts';
import { aStream, ida, lea, max, type Step, theReport } from './aLife.ts';
import { anActor } from './anActor.ts';
import { drawCommandForm } from './sampleDecideCards.ts';
import { approvedWith, drawNotice, sampleHolders } from './sampleNotices.ts';

export const trainingCommandNames = ['askTraining', 'closeSession'] as const;
type TrainingCommandName = (typeof trainingCommandNames)[number];

const noor = { id: 'noor', name: 'Noor Haddad' };
const step = (by: typeof lea, ...events: Step['events']): Step => ({ by, events });
/** At most sixty people are asked. */
const many = Array.from({ length: 57 }, (_, index) => `person-${index}`);

const confirmedAt = '2026-11-24T09:30:00.000Z';
const counted = (stream: RecordStream, ...who: readonly string[]): readonly CountedTraining[] =>
  trainingsOf(stream.state).map((one) => ({ ...one, confirmed: new Map(who.map((id) => [id, confirmedAt])) }));

/** What the people asked to confirm a training see, and what the person who asked them sees. */
export const sampleTrainingCards = (
  drawing: Drawing,
  report: Step = theReport,
): Readonly<Record<string, AdaptiveCard>> => {
  const [reported] = report.events;
  const text = reported.type === 'Reported' ? reported.facts.what.slice(0, longest.reason) : '';
  const people = [lea.id, max.id, ida.id];
  const approved = approvedWith(report);
  const asked: readonly Step[] = [
    ...approved,
    step(
      noor,
      { type: 'SessionOpened', session: 'S1', kind: 'training' },
      { type: 'TrainingAsked', session: 'S1', action: 'A2', text, people },
    ),
  ];
  const open = aStream(asked);
  const large = aStream([
    ...asked,
    step(noor, { type: 'TrainingAsked', session: 'S1', action: 'A2', text, people: many }),
  ]);
  const rows = { ranges: { a1b2c3d4e5f60718: '1-2' }, count: 2, digest: 'd'.repeat(64) };
  const closed = aStream([
    ...asked,
    step(noor, { type: 'SessionClosed', session: 'S1', ...rows, by: 'facilitator', confirmed: 2 }),
  ]);
  const { sequence } = lastCommit(open);
  const notice = (stream: RecordStream, trainings: readonly CountedTraining[] = []): AdaptiveCard =>
    trainingCard.renderNotice({ record: stream.state, commit: lastCommit(open), trainings }, lea.id, drawing);
  const count = (stream: RecordStream, trainings: readonly CountedTraining[]): AdaptiveCard => {
    const nameOf = nameOfIn(knownPeople(stream, { holders: sampleHolders }), noor.id, drawing);
    const view: CountView = { record: stream.state, sequence, viewer: anActor(noor), trainings, nameOf, scene: 'chat' };
    return trainingCard.renderCount(view, drawing);
  };
  const forms: Readonly<Record<TrainingCommandName, RecordStream>> = {
    askTraining: aStream(approved),
    closeSession: open,
  };
  return {
    'training-asked': notice(open),
    'training-confirmed': notice(open, counted(open, lea.id)),
    'training-over': notice(closed),
    'record-training': recordCard.render(
      {
        record: large.state,
        sequence,
        viewer: anActor({ ...ida, roles: ['ismsManager'] }),
        people: [ida, max],
        scene: 'chat',
      },
      drawing,
    ),
    'training-count': count(large, counted(large, lea.id, max.id)),
    'training-count-closed': count(closed, counted(closed, lea.id, max.id)),
    'training-count-none': count(aStream(approved), []),
    'notice-actionAssigned-training': drawNotice('actionAssigned', closed, noor.id, drawing, approved.length),
    ...Object.fromEntries(
      (Object.entries(forms) as [TrainingCommandName, RecordStream][]).map(([name, stream]) => [
        `form-${name}`,
        drawCommandForm(name, stream, drawing, anActor(noor)),
      ]),
    ),
  };
};
