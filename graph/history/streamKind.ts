import { z } from 'zod';
import { type Export, type ExportEvent, evolveExport, exportEventSchema } from '../../procedure/exports/exported.ts';
import type { ExportKey } from '../../procedure/exports/exportKinds.ts';
import {
  evolveOrganisation,
  newOrganisation,
  type Organisation,
  type OrganisationEvent,
  organisationEventSchema,
} from '../../procedure/organisation/organisation.ts';
import { type NonconformityEvent, nonconformityEventSchema } from '../../procedure/record/history/events.ts';
import { evolve } from '../../procedure/record/history/evolve.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Attribution } from '../../procedure/record/values/attribution.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { evolveReview, type Review, type ReviewEvent, reviewEventSchema } from '../../procedure/review/review.ts';
import type { ReviewKey } from '../../procedure/review/reviewKey.ts';

/** The events of a kind of stream, and the state to which they fold. */
export type StreamKind<State, Event> = {
  readonly event: z.ZodType<Event>;
  /** @throws RangeError when the event cannot follow the state before */
  readonly evolve: (before: State | undefined, event: Event, attribution: Attribution, key: string) => State;
  /** The state before the first event, if there is one: then the first row may be lost. */
  readonly initial?: State;
};

export const recordKind: StreamKind<Nonconformity, NonconformityEvent> = {
  event: nonconformityEventSchema,
  evolve: (before, event, attribution, key) => evolve(before, event, attribution, key as Reference),
};

export const organisationKind: StreamKind<Organisation, OrganisationEvent> = {
  event: organisationEventSchema,
  evolve: (before, event) => evolveOrganisation(before ?? newOrganisation, event),
  initial: newOrganisation,
};

export const reviewKind: StreamKind<Review, ReviewEvent> = {
  event: reviewEventSchema,
  evolve: (before, event, attribution, key) => evolveReview(before, event, attribution, key as ReviewKey),
};

export const exportKind: StreamKind<Export, ExportEvent> = {
  event: exportEventSchema,
  evolve: (before, event, attribution, key) => evolveExport(before, event, attribution, key as ExportKey),
};

/** The events in the column `Events` of a row; undefined if they are of another kind, or of a later version. */
export const parseEvents = <Event>(
  kind: Pick<StreamKind<unknown, Event>, 'event'>,
  text: string,
): Event[] | undefined => {
  try {
    return kind.event.array().min(1).safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const lostRow = z.object({ type: z.literal('RowLost'), hash: z.string().optional() });

/** The column `Events` of a row that has the key of one that is lost for good. @param hash of the lost row, if it is known */
export const lostRowText = (hash: string | undefined): string =>
  JSON.stringify([{ ...(hash !== undefined && { hash }), type: 'RowLost' }]);

/** What such a row says; undefined for every other row. Specified in docs/verify.md. */
export const readLostRow = (events: string): { readonly hash?: string | undefined } | undefined => {
  if (!events.includes('"RowLost"')) return undefined;
  try {
    return lostRow.array().length(1).safeParse(JSON.parse(events)).data?.[0];
  } catch {
    return undefined;
  }
};
