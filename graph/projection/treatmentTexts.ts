import type { Cycle, Effectiveness, FollowUpHeld, Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Act, Consequences, Plan, Similar, Triage } from '../../procedure/record/recordParts.ts';
import type { Legacy } from '../../procedure/record/report/legacy.ts';
import type { NameOf } from './nameLookup.ts';
import { paragraphs, truncateLines } from './truncate.ts';

/**
 * The parts of a record as texts of its item. Words of closed lists stay wire values (`notNecessary`), as in every
 * column (`graph/lists/nonconformities.ts`); everything else is what people wrote.
 */
export const actText = (act: Act | undefined): string => {
  if (!act) return '';
  if (act.kind === 'notNecessary') return truncateLines(`notNecessary: ${act.because}`);
  return truncateLines([`${act.doneOn} ${act.by}: ${act.what}`, act.proof].filter(Boolean).join('\n'));
};

export const consequencesText = (found: Consequences | undefined): string => {
  if (!found) return '';
  if (found.kind === 'none') return truncateLines(`none: ${found.because}`);
  return truncateLines([`dealtWith: ${found.what}`, found.told].filter(Boolean).join('\n'));
};

export const similarText = (similar: Similar | undefined): string =>
  similar
    ? truncateLines(
        `${similar.found ? 'found' : 'notFound'}: ${similar.areas} (${similar.checkedBy})\n${similar.result}`,
      )
    : '';

export const rootCausesText = ({ causes }: Cycle): string =>
  truncateLines(causes?.rootCauses.map(({ statement, category }) => `${statement} [${category}]`).join('\n'));

const verdictText = ({ verdict, result, at }: Effectiveness): string => `${verdict} (${at.slice(0, 10)}): ${result}`;

/** Newest first, so that the oldest is cut when it does not fit; History has all of it. */
export const earlierCyclesText = (earlier: readonly Cycle[]): string =>
  paragraphs(
    earlier
      .toReversed()
      .map((cycle) =>
        [`${cycle.number}`, rootCausesText(cycle), cycle.effectiveness && verdictText(cycle.effectiveness)]
          .filter(Boolean)
          .join('\n'),
      ),
  );

const heldText = ({ due, heldOn, heldBy, note, next }: FollowUpHeld, nameOf: NameOf): string =>
  `${due}: ${heldOn} ${nameOf(heldBy)}: ${note}${next === undefined ? '' : ` → ${next}`}`;

/** Those held, newest first. The next one has a column of its own. */
export const followUpsText = ({ followUpsHeld }: Nonconformity, nameOf: NameOf): string =>
  paragraphs(followUpsHeld.toReversed().map((held) => heldText(held, nameOf)));

/** 10.2 e: whether the ISMS must change, and why not or to what end. */
export const ismsChangeText = (plan: Plan | undefined): string => {
  if (!plan) return '';
  const { ismsChange: change } = plan;
  return truncateLines(change.needed ? `needed: ${change.purpose}` : `notNeeded: ${change.because}`);
};

export const externalAuditText = (audit: Triage['externalAudit']): string =>
  audit
    ? truncateLines(
        [
          [audit.body, audit.theirReference].filter(Boolean).join(', '),
          `audit ended ${audit.auditEnd}, plan due ${audit.planDue}, evidence due ${audit.evidenceDue}`,
        ].join('\n'),
      )
    : '';

/** What a register from before TenTwo says, and where: texts that are fields of the log have their own columns. */
export const legacyText = (legacy: Legacy | undefined): string => {
  if (!legacy) return '';
  const { closed, fileName, row, file, texts } = legacy;
  const end = closed ? `closed ${closed.on ?? ''}`.trim() : 'open';
  return truncateLines(
    [`${end}: ${fileName}, ${row} (${file})`, closed?.result, texts.followUps].filter(Boolean).join('\n'),
  );
};
