import type { SeededPerson } from '../../../infra/local/tenant.ts';
import { freshNonce, personNamed } from '../../journeys/asTeams.ts';
import { saidBy, type Told } from '../../journeys/session/checkSession.ts';
import { createMeeting, type SeenCause } from '../../journeys/session/meeting.ts';
import type { Random } from '../../journeys/storm/random.ts';
import type { Endpoints, Meeting } from './endpoints.ts';

/** People with a part in the record act from the tab; everyone else presses cards in the meeting. */
const fromTab = ['Sam', 'Claire', 'Thomas', 'Priya', 'Marc', 'Hana'].map(personNamed);

/** A member of the team. The stand-ins know only what they send. */
const aMember = (number: number): SeededPerson => ({
  id: `b0000000-0000-4000-8000-${String(1000 + number).padStart(12, '0')}`,
  userPrincipalName: `person${number}@contoso.example`,
  displayName: `Person ${number}`,
  jobTitle: 'Staff',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  groups: [],
  guest: false,
  inTeam: true,
});

export type Gave = Told & {
  /** Milliseconds from the person's first press until its acknowledgement, repeated presses included. */
  readonly took: number;
  /** Response time of each of the person's presses, in milliseconds. */
  readonly answers: readonly number[];
};

/** People wait a moment before they press again, in milliseconds. */
const breath = 500;
const mostPresses = 60;
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/** A number of people, each with a number of contributions, at random within some seconds; and the answers to each. */
export const blow = async (
  given: {
    readonly endpoints: Endpoints;
    readonly meeting: Meeting;
    /** Addresses of the servers that are up. */
    readonly servers: () => readonly [string, ...string[]];
    readonly seen: () => readonly SeenCause[];
  },
  random: Random,
  { people, each, seconds }: { readonly people: number; readonly each: number; readonly seconds: number },
): Promise<readonly Gave[]> => {
  const { endpoints, meeting, servers, seen } = given;
  const inputs = createMeeting(random);
  const begun = performance.now();

  const giveOne = async (who: SeededPerson, nth: number): Promise<Gave> => {
    const input = inputs.next(who.id, nth, seen());
    const [n, first, answers] = [freshNonce(), performance.now(), [] as number[]];
    const endpoint = fromTab.includes(who) ? 'tab' : 'bot';
    const says = saidBy({ ...input, by: who.id });
    for (;;) {
      const pressed = performance.now();
      const word = await endpoints.give(endpoint, random.pick(servers()), who, meeting, n, input);
      answers.push(performance.now() - pressed);
      const took = performance.now() - first;
      if (word === 'done') return { says, told: 'early', took, answers };
      // A contribution refused after a try with an unknown outcome may exist.
      if (word === 'refused') return { says, told: answers.length > 1 ? 'unknown' : 'refused', took, answers };
      if (answers.length >= mostPresses) return { says, told: 'unknown', took, answers };
      await pause(breath);
    }
  };

  const one = async (who: SeededPerson): Promise<readonly Gave[]> => {
    const times = Array.from({ length: each }, () => random.below(seconds * 1000)).sort((a, b) => a - b);
    return Promise.all(
      times.map(async (at, nth) => {
        await pause(begun + at - performance.now());
        return giveOne(who, nth);
      }),
    );
  };
  const crowd = [...fromTab, ...Array.from({ length: people - fromTab.length }, (_, number) => aMember(number + 1))];
  return (await Promise.all(crowd.map(one))).flat();
};
