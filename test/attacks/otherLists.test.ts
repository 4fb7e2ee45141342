import { describeAttacks } from './describeAttacks.ts';

describeAttacks('Contributions');
describeAttacks('Messages');
describeAttacks('Conversations');
