import { errorFacts } from './errorFacts.ts';
import { Fault } from './fault.ts';

const thrown = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

it('reports which fault, and in what operation', () => {
  const cause = new Error('SECRET');
  expect(errorFacts(new Fault('refused', 'history.append', { cause }))).toEqual({
    code: 'refused',
    operation: 'history.append',
  });
});

it.each([
  ['that quotes what it read', thrown(() => JSON.parse('SECRET'))],
  ['of several lines', new TypeError('one\nSECRET\nthree')],
  ['that looks like a place', new RangeError('one\n    at SECRET (x.ts:1:1)')],
])('reports kind and place of an error %s, and nothing of its message', (_what, error) => {
  const facts = errorFacts(error);
  expect(facts).toEqual({
    error: expect.stringMatching(/^(Syntax|Type|Range)Error$/),
    at: expect.stringMatching(/^at /),
  });
  expect(JSON.stringify(facts)).not.toContain('SECRET');
});

it('reports no place of an error whose message was changed since', () => {
  const error = new RangeError('one\n    at SECRET (x.ts:1:1)');
  // The stack is computed on first access.
  expect(error.stack).toContain('SECRET');
  error.message = 'what it says instead';
  expect(errorFacts(error)).toEqual({ error: 'RangeError', at: undefined });
});

it('reports only that a value is not an error', () => {
  expect(errorFacts('SECRET')).toEqual({ error: 'string' });
});
