/** The first why, about the problem itself. */
export const problemWhy = 'problem';
