import { GraphFault } from '../graph/client/graphFault.ts';
import { faultText } from './faultText.ts';

const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:443'), { code: 'ECONNREFUSED' });
const sentence = 'AADSTS7000222: The provided client secret keys for app 0b1c are expired. Trace ID: 42';

describe('the text of a fault for administrators', () => {
  it.each<[unknown, string]>([
    [
      new GraphFault('refused', 'a', 'refused', { status: 403, graphCode: 'accessDenied' }),
      'Graph answered 403 accessDenied (a)',
    ],
    [new GraphFault('unreachable', 'a', 'unknown', { status: 502 }), 'Graph answered 502 (a)'],
    [
      new GraphFault('unreachable', 'a', 'refused', { cause: refused }),
      'no usable answer: unreachable, ECONNREFUSED (a)',
    ],
    [new GraphFault('throttled', 'a', 'refused', { retryAfter: 41 }), 'no usable answer: throttled (a)'],
    [new TypeError('fetch failed', { cause: refused }), 'fetch failed, ECONNREFUSED'],
    [
      new GraphFault('refused', 'graph.token', 'refused', { cause: new Error(sentence) }),
      'Entra refused the sign-in (AADSTS7000222: the secret has expired: make a new one)',
    ],
    ['odd', 'odd'],
  ])('%#: states the reason, and no address, id or time', (error, text) => {
    expect(faultText(error)).toBe(text);
  });
});
