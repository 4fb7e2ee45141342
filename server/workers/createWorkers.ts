import type { Checkpoints } from '../../graph/checkpoints/checkpoints.ts';
import { createPoller, type Poller } from '../../graph/follow/poller.ts';
import type { GraphRoom } from '../../graph/graphRoom.ts';
import type { WorkingCalendar } from '../../procedure/deadlines/workingDays.ts';
import type { Outgoing } from '../../procedure/ports/messages/outgoing.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { RecordCommit, RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { PendingDeadlines } from '../deadlines/pendingDeadlines.ts';
import { digest } from '../digest.ts';
import { createCheckpointPosts } from './checkpointPosts.ts';
import { createDeputyRequests } from './deputyRequests.ts';
import { createRoleReach } from './notices/roleReach.ts';
import { createReminders } from './reminders/reminders.ts';
import { createFreezing } from './sessions/freezing.ts';

type WorkerPorts = {
  readonly graph: GraphRoom;
  readonly clock: Clock;
  readonly log: Log;
  readonly undeliveredNotices: Poller;
  readonly committed: (stream: RecordStream, commit: RecordCommit) => void;
  readonly outgoing: Outgoing;
  readonly waiting: PendingDeadlines;
  readonly calendar: WorkingCalendar;
  readonly checkpoints: Checkpoints;
};

/** Interval of each worker, in milliseconds. */
const every = 300_000;
/** Of checkpoints: with the two minutes that a row rests, one follows within five minutes of something irreversible. */
const checkpointsEvery = 60_000;

/** Work that is triggered by time, not by a request. Every replica does it, and each result is committed once. */
export const createWorkers = (ports: WorkerPorts): readonly Poller[] => {
  const { graph, clock, log, checkpoints, committed, outgoing } = ports;
  const worker = (event: string, work: () => Promise<void>, everyMs = every) =>
    createPoller({ clock, log }, { everyMs, event }, work);
  const posts = createCheckpointPosts({ ...graph, checkpoints, outgoing, log });
  const freezing = createFreezing({ ...graph, clock, digest, log, committed });
  const reminders = createReminders({ ...graph, ...ports });
  const roleReach = createRoleReach({ ...graph, clock, log });
  const deputyRequests = createDeputyRequests({ ...graph, ...ports, digest });
  return [
    worker('checkpoint.failed', async () => posts.run(await checkpoints.run()), checkpointsEvery),
    worker('freezing.failed', freezing.run),
    worker('deputies.failed', deputyRequests.run),
    worker('reminders.failed', reminders.run),
    worker('roles.unchecked', roleReach.run),
    ports.undeliveredNotices,
  ];
};
