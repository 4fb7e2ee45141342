/** Of more lines the long texts would take too much of what Microsoft 365 allows in a minute, and of the memory. */
export const mostWithTexts = 20_000;
