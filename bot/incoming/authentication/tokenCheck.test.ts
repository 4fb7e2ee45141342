import { sign } from 'node:crypto';
import { rsaKeyPair } from '../../../test/builders/rsaKeyPair.ts';
import type { SigningKey } from './signingKeys.ts';
import { createTokenCheck } from './tokenCheck.ts';

const appId = '00000000-0000-4000-8000-000000000002';
const issuer = 'https://api.botframework.com';
const claimed = { serviceUrl: 'https://smba.example/emea/', channelId: 'msteams' };
const start = Date.parse('2026-11-24T09:00:00.000Z');

const first = rsaKeyPair('own');
const second = rsaKeyPair('other');

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const tokenOf = (more: object = {}): string => {
  const seconds = start / 1000;
  const claims = {
    iss: issuer,
    aud: appId,
    nbf: seconds,
    exp: seconds + 3600,
    serviceurl: claimed.serviceUrl,
    ...more,
  };
  const text = `${part({ alg: 'RS256', kid: 'one' })}.${part(claims)}`;
  return `Bearer ${text}.${sign('sha256', Buffer.from(text), first.privateKey).toString('base64url')}`;
};

/** A check whose clock and key `one` can be changed during the test. */
const aCheck = () => {
  const world: { now: number; key: SigningKey | undefined } = {
    now: start,
    key: { key: first.publicKey, issuer, endorsements: ['msteams'] },
  };
  const keys = { find: async () => world.key };
  return { world, check: createTokenCheck(appId, keys, () => world.now) };
};

describe('a token already verified', () => {
  it('is accepted again', async () => {
    const { check } = aCheck();
    const token = tokenOf();
    expect([await check(token, claimed), await check(token, claimed)]).toEqual([undefined, undefined]);
  });

  it('is not accepted with another text under its signature, nor with another signature', async () => {
    const { check } = aCheck();
    const token = tokenOf();
    expect(await check(token, claimed)).toBeUndefined();
    const [head, body = '', signature = ''] = token.split('.');
    const other = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    const longer = part({ ...other, exp: other.exp + 1 });
    expect(await check([head, longer, signature].join('.'), claimed)).toBe('signature');
    const turned = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    expect(await check([head, body, turned].join('.'), claimed)).toBe('signature');
  });

  it('expires in time', async () => {
    const { check, world } = aCheck();
    const token = tokenOf();
    expect(await check(token, claimed)).toBeUndefined();
    world.now = start + (3600 + 301) * 1000;
    expect(await check(token, claimed)).toBe('time');
  });

  it('is still compared with the activity', async () => {
    const { check } = aCheck();
    const token = tokenOf();
    expect(await check(token, claimed)).toBeUndefined();
    expect(await check(token, { ...claimed, serviceUrl: 'https://elsewhere.example/' })).toBe('serviceUrl');
    expect(await check(token, { ...claimed, channelId: 'webchat' })).toBe('endorsement');
  });

  it('expires with the key that signed it', async () => {
    const { check, world } = aCheck();
    const token = tokenOf();
    expect(await check(token, claimed)).toBeUndefined();
    world.key = { key: second.publicKey, issuer, endorsements: ['msteams'] };
    expect(await check(token, claimed)).toBe('signature');
    world.key = undefined;
    expect(await check(token, claimed)).toBe('key');
  });

  it('is one of many, each judged separately', async () => {
    const { check } = aCheck();
    const tokens = Array.from({ length: 120 }, (_none, n) => tokenOf({ jti: n }));
    for (const token of [...tokens, ...tokens]) expect(await check(token, claimed)).toBeUndefined();
    for (const token of tokens) expect(await check(`${token.slice(0, -4)}AAAA`, claimed)).toBe('signature');
  });
});
