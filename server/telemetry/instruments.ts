import { type Counter, type Histogram, metrics as provided } from '@opentelemetry/api';
import { type CounterName, type HistogramName, metrics } from './metrics.ts';

/** Bucket bounds in seconds: Graph takes tenths, a person is notified after 2.5, a request is given up after 30. */
const seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Named after the product, like everything it reports. */
export const scope = 'tentwo';

/** Resolved lazily: an SDK is registered before the server starts. Without one, nothing is counted. */
export const meter = () => provided.getMeter(scope);

export const counter = (name: CounterName): Counter =>
  meter().createCounter(name, { unit: metrics[name].unit, description: metrics[name].meaning });

export const histogram = (name: HistogramName): Histogram =>
  meter().createHistogram(name, {
    unit: metrics[name].unit,
    description: metrics[name].meaning,
    advice: { explicitBucketBoundaries: seconds },
  });
