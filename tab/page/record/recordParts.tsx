import type { ReactNode } from 'react';
import type { RecordPlace } from '../../../procedure/record/recordPlace.ts';
import { exits, type Stage } from '../../../procedure/stages/stages.ts';
import type { RecordAnswer } from '../../api/record/recordWire.ts';
import { Evidence } from './evidence/Evidence.tsx';
import { ReportFacts } from './facts/ReportFacts.tsx';
import { History } from './history/History.tsx';
import { type RecordSection, recordSections } from './layout/recordSections.ts';
import { AnswerPart } from './parts/AnswerPart.tsx';
import { ApprovalsPart } from './parts/ApprovalsPart.tsx';
import { CausesPart } from './parts/CausesPart.tsx';
import { EarlierPart } from './parts/EarlierPart.tsx';
import { EffectPart } from './parts/EffectPart.tsx';
import { LegacyPart } from './parts/LegacyPart.tsx';
import { OutcomePart } from './parts/OutcomePart.tsx';
import { PlanPart } from './parts/PlanPart.tsx';
import { RelatedPart } from './parts/RelatedPart.tsx';
import { TrainingsPart } from './parts/TrainingsPart.tsx';
import { PathPart } from './path/PathPart.tsx';

type PartProps = {
  readonly record: RecordAnswer;
  readonly evidence: RecordPlace['evidence'];
  /** Another record, or a session of this one. */
  readonly open: (place: RecordPlace) => void;
};

type RecordPart = {
  /** Hidden if it has no content and none is expected. */
  readonly isShown: (record: RecordAnswer) => boolean;
  readonly draw: (props: PartProps) => ReactNode;
};

/** A line announces what is still to come, unless it is not demanded or the record has ended. */
const isToCome = ({ stage, triage, demands }: RecordAnswer, part: 'plan' | 'causes'): boolean =>
  !(exits as readonly Stage[]).includes(stage) &&
  triage !== undefined &&
  demands.some((demand) => demand.part === part);

const isTreated = ({ stage, containment, correction, consequences, cycle }: RecordAnswer): boolean =>
  !(exits as readonly Stage[]).includes(stage) ||
  [containment, correction, consequences, cycle.causes, cycle.plan].some((part) => part !== undefined);

const always = () => true;
/** A record closed before TenTwo went through no stages here, and nothing is expected. */
const isOurs = ({ legacy }: RecordAnswer): boolean => legacy?.closed === undefined;

export const recordParts: Readonly<Record<RecordSection, RecordPart>> = {
  path: { isShown: isOurs, draw: ({ record }) => <PathPart record={record} /> },
  answer: {
    isShown: (record) => isOurs(record) && isTreated(record),
    draw: ({ record }) => <AnswerPart record={record} />,
  },
  report: { isShown: always, draw: ({ record }) => <ReportFacts record={record} /> },
  before: { isShown: ({ legacy }) => legacy !== undefined, draw: ({ record }) => <LegacyPart record={record} /> },
  outcome: {
    isShown: ({ closure, rejection, riskAcceptance }) => Boolean(closure ?? rejection ?? riskAcceptance),
    draw: ({ record }) => <OutcomePart record={record} />,
  },
  plan: {
    isShown: (record) => record.cycle.plan !== undefined || record.cycle.actions.length > 0 || isToCome(record, 'plan'),
    draw: ({ record }) => <PlanPart record={record} />,
  },
  approvals: {
    isShown: ({ cycle }) => cycle.decisions.length > 0,
    draw: ({ record }) => <ApprovalsPart record={record} />,
  },
  effectiveness: {
    isShown: ({ cycle, recurredAt }) => cycle.plan !== undefined || recurredAt.length > 0,
    draw: ({ record }) => <EffectPart record={record} />,
  },
  causes: {
    isShown: (record) => record.cycle.causes !== undefined || record.sessions.length > 0 || isToCome(record, 'causes'),
    draw: ({ record, open }) => <CausesPart record={record} open={open} />,
  },
  earlier: {
    isShown: ({ earlierCycles }) => earlierCycles.length > 0,
    draw: ({ record }) => <EarlierPart record={record} />,
  },
  trainings: {
    isShown: ({ trainings }) => trainings.length > 0,
    draw: ({ record }) => <TrainingsPart record={record} />,
  },
  evidence: {
    isShown: ({ evidence, may }) => evidence.length > 0 || may.includes('attachEvidence'),
    draw: ({ record, evidence }) => <Evidence record={record} wanted={evidence} />,
  },
  related: { isShown: always, draw: ({ record, open }) => <RelatedPart record={record} open={open} /> },
  history: { isShown: always, draw: ({ record }) => <History record={record} /> },
};

/** The parts that a record has, in the order of the page. */
export const shownParts = (record: RecordAnswer): readonly RecordSection[] =>
  recordSections.filter((name) => recordParts[name].isShown(record));
