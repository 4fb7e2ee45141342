import { isAcceptedServiceUrl } from './acceptedServiceUrl.ts';

const accepted = [
  'https://smba.trafficmanager.net/teams',
  'https://smba.trafficmanager.net/emea/',
  'http://127.0.0.1:4000',
];

it.each([
  ['https://smba.trafficmanager.net/teams', true],
  ['https://smba.trafficmanager.net/teams/', true],
  ['https://smba.trafficmanager.net/emea', true],
  ['https://smba.trafficmanager.net/emea/tenant/', true],
  ['http://127.0.0.1:4000/connector', true],
  ['https://smba.trafficmanager.net/teamsters', false],
  ['https://smba.trafficmanager.net/', false],
  ['https://smba.trafficmanager.net.evil.example/teams', false],
  ['https://smba.trafficmanager.net/teams/../other', false],
  ['https://smba.trafficmanager.net@evil.example/teams', false],
  ['https://evil@smba.trafficmanager.net/teams', false],
  ['http://smba.trafficmanager.net/teams', false],
  ['http://127.0.0.1:40001', false],
  ['javascript:alert(1)', false],
  ['', false],
])('%s: %s', (url, expected) => {
  expect(isAcceptedServiceUrl(url, accepted)).toBe(expected);
});
