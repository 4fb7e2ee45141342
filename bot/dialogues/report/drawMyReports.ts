import type { BotTools } from '../../botTools.ts';
import type { Drawing } from '../../cards/drawing.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';
import { mostOwnReports, myReportsCard } from '../../cards/report/myReportsCard.ts';

/** The newest reports of a person, from the register in memory: reporters may always read their own. */
export const drawMyReports = (reporter: string, { room }: BotTools, drawing: Drawing): AdaptiveCard => {
  const { entries, total } = room.register.find(
    { reporter, sortBy: 'reportedAt', descending: true, offset: 0, limit: mostOwnReports },
    (entry) => entry.reporter === reporter,
  );
  return myReportsCard.render({ entries, total }, drawing);
};
