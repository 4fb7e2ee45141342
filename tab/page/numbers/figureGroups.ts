/** The three KPIs of the procedure with their companions, and the other measures. */
export type GroupName = 'times' | 'recurrence' | 'schedule' | 'others';
