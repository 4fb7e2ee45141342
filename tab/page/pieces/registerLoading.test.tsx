import { whileLoading } from './frame/RegisterLoading.tsx';

it('asks again only while records are missing', () => {
  expect(whileLoading({ state: { data: { loading: { loaded: 1, expected: 2 } } } })).toBe(30_000);
  expect(whileLoading({ state: { data: {} } })).toBe(false);
  expect(whileLoading({ state: { data: undefined } })).toBe(false);
});
