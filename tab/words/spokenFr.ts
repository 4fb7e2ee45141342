import { fr as procedure } from '../../procedure/words/fr.ts';
import { fr } from './fr.ts';
import type { Spoken } from './words.ts';

export const spokenFr: Spoken = { tab: fr, procedure };
