import {
  type CheckpointEvent,
  checkpointEventSchema,
  evolveCheckpoint,
  type SignedCheckpoint,
} from '../../procedure/record/checkpoint.ts';
import type { StreamKind } from '../history/streamKind.ts';

export const checkpointKind: StreamKind<SignedCheckpoint, CheckpointEvent> = {
  event: checkpointEventSchema,
  evolve: (_before, event) => evolveCheckpoint(event),
};
