import { describeAttacks } from './describeAttacks.ts';

describeAttacks('History');
describeAttacks('Nonconformities');
describeAttacks('Corrective actions');
