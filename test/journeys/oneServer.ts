/**
 * Journeys that use one server even when all others use three in turn (`npm run journeys:three`), and the reason. Checked
 * by `test/architecture/oneServer.test.ts`.
 */
export const oneServer: Readonly<Record<string, string>> = {
  'a-react.anonymous.test.ts':
    'compares the output of one server byte by byte, with its clock and random numbers under control',
  'a-react.cards.e2e.ts': 'the gallery of cards has no server',
  'a-react.unnamed.e2e.ts': 'only the server that accepted a form without a name remembers it, on purpose',
  'c-implement.optional.test.ts': 'counts requests that each server makes to Microsoft 365 once a day',
  'capacity.test.ts': 'measures the costs of one server',
  'f-g-records.log.test.ts': 'reads the log of a server inside the test',
  'f-g-records.storm.test.ts': 'has its own servers without a round robin, and kills them',
  'f-g-records.telemetry.test.ts': 'reads the measurements of a server inside the test',
  'hostileActivities.test.ts': 'tests the endpoint of a server itself: a round robin cannot pass on closed connections',
  'install.test.ts': 'follows the installation page, command by command',
  'productionEntry.test.ts': 'starts servers that never become ready',
};
