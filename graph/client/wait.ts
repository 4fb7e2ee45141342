/** Waits in real time, between two looks at a service that lags. Not the procedure's clock: that one may be moved. */
export type Wait = (milliseconds: number) => Promise<void>;

export const realWait: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
