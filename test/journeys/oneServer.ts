/**
 * The journeys that go on with one server when all others come to three in turn (`npm run journeys:three`), and why it
 * makes no sense for them. Held by `test/architecture/oneServer.test.ts`.
 */
export const oneServer: Readonly<Record<string, string>> = {
  'a-react.anonymous.test.ts': 'compares byte by byte what one server leaves, whose clock and chance the test holds',
  'a-react.cards.e2e.ts': 'the gallery of cards has no server',
  'a-react.unnamed.e2e.ts':
    'that a form was sent without a name is remembered by the server that took it and by nobody else, on purpose',
  'c-implement.optional.test.ts': 'counts what a server asks of Microsoft 365 once a day; each of three may do so',
  'capacity.test.ts': 'measures what one server costs',
  'f-g-records.log.test.ts': 'reads the log of a server that runs inside of the test',
  'f-g-records.storm.test.ts': 'has servers of its own behind nobody, and kills them',
  'f-g-records.telemetry.test.ts': 'reads the measurements of a server that runs inside of the test',
  'hostileActivities.test.ts': 'is about the door of a server itself: what it cuts off, a round robin cannot hand back',
  'install.test.ts': 'follows the page of one who installs, command by command',
  'productionEntry.test.ts': 'starts what does not come to serve',
};
