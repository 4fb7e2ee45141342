import { procedureWords as procedure } from '../../../procedure/words/fr/procedureWords.ts';
import type { Spoken } from '../spoken.ts';
import { tabWords as tab } from './tabWords.ts';

export const spoken: Spoken = { tab, procedure };
