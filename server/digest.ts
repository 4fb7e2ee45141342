import { createHash } from 'node:crypto';
import type { Digest } from '../procedure/record/values/digest.ts';

export const digest: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
