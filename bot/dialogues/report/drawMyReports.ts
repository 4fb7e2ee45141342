import type { BotTools } from '../../botTools.ts';
import type { Drawing } from '../../cards/drawing.ts';
import { mostOwnReports, myReportsCard } from '../../cards/report/myReportsCard.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';

/** The newest reports of a person, from the register in memory: his own, which he may always read. */
export const drawMyReports = (reporter: string, { room }: BotTools, drawing: Drawing): AdaptiveCard => {
  const { entries, total } = room.register.find(
    { reporter, sortBy: 'reportedAt', descending: true, offset: 0, limit: mostOwnReports },
    (entry) => entry.reporter === reporter,
  );
  return myReportsCard.render({ entries, total }, drawing);
};
