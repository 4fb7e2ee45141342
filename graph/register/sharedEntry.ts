import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { createSharedFacts, type Every } from './sharedFacts.ts';
import { createSharedTexts } from './sharedTexts.ts';

/** Makes what is held of each of 100,000 records half as large, without changing what it says. */
export const createSharedEntry = () => {
  const shared = createSharedTexts();
  const sharedFacts = createSharedFacts(shared);
  return (entry: RegisterEntry): Every<RegisterEntry> => {
    const { reference, title, what, measured } = entry;
    return {
      reference,
      // A part of a text is a few bytes that point into it.
      title: what.startsWith(title) ? what.slice(0, title.length) : title,
      what,
      stage: shared(entry.stage),
      clause: shared(entry.clause),
      system: shared(entry.system),
      impact: shared(entry.impact),
      priority: shared(entry.priority),
      ongoing: shared(entry.ongoing),
      detectedOn: shared(entry.detectedOn),
      reportedAt: entry.reportedAt,
      reporter: shared(entry.reporter),
      notToIsmsManager: entry.notToIsmsManager,
      measured: measured && sharedFacts({ ...entry, measured: { ...measured, reference } }),
      sequence: entry.sequence,
    };
  };
};
