import { testLimit } from './timeLimits.ts';

jest.setTimeout(testLimit);
