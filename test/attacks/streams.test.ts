import { describeAttacks } from './describeAttacks.ts';
import { streamTargets } from './streamTargets.ts';
import { nameOf } from './targets.ts';

for (const target of streamTargets) describeAttacks(nameOf(target));
