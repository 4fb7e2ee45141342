import { en as procedure } from '../../procedure/words/en.ts';
import { en } from './en.ts';
import type { Spoken } from './words.ts';

export const spokenEn: Spoken = { tab: en, procedure };
