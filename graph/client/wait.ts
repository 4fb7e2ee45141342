/** Waits in real time between two reads of a service that lags. Not by the procedure's clock, which may be moved. */
export type Wait = (milliseconds: number) => Promise<void>;

export const realWait: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
