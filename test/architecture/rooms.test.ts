import { importsOf, type Room, readSources, type Source, usesAny } from './sources.ts';

/** Which rooms a room may import (docs/decisions/0001-the-star.md). The build holds the same by project references. */
const mayImport: Readonly<Record<Room, readonly Room[]>> = {
  procedure: [],
  bot: ['procedure'],
  tab: ['procedure'],
  graph: ['procedure'],
  server: ['procedure', 'bot', 'tab', 'graph'],
  infra: ['procedure', 'bot', 'tab', 'graph', 'server'],
  test: ['procedure', 'bot', 'tab', 'graph', 'server', 'infra'],
};

const sources = readSources();
const product = sources.filter((source) => !source.isTest);

const violations = (check: (source: Source) => readonly string[]): readonly string[] =>
  product.flatMap((source) => check(source).map((what) => `${source.path}: ${what}`));

const roomOf = (path: string): string => path.split('/')[0] ?? '';

const inPlaces = (path: string, places: readonly string[]): boolean => places.some((place) => path.startsWith(place));

describe('room borders', () => {
  it('cover the sources', () => {
    expect(product.length).toBeGreaterThan(150);
    expect(product.flatMap(importsOf).length).toBeGreaterThan(500);
  });

  it('let a room import only the rooms it may know', () => {
    expect(
      violations((source) =>
        importsOf(source)
          .filter(({ target }) => target && roomOf(target) !== source.room)
          .filter(({ target }) => !mayImport[source.room].includes(roomOf(target ?? '') as Room))
          .map(({ specifier }) => specifier),
      ),
    ).toEqual([]);
  });

  it('allow procedure/ zod and nothing else', () => {
    const foreign = product
      .filter((source) => source.room === 'procedure')
      .flatMap(importsOf)
      .filter(({ target }) => !target);
    expect(new Set(foreign.map(({ specifier }) => specifier))).toEqual(new Set(['zod']));
  });

  it('let only use cases await a port', () => {
    expect(
      violations((source) =>
        source.room === 'procedure' &&
        !source.path.startsWith('procedure/useCases/') &&
        source.path !== 'procedure/runtime/keyedMutex.ts' &&
        /\bawait\b|\basync\b/.test(source.text)
          ? ['awaits']
          : [],
      ),
    ).toEqual([]);
  });

  it.each([
    ['botbuilder', ['bot/incoming/', 'bot/outgoing/']],
    ['botframework-', ['bot/incoming/', 'bot/outgoing/']],
    ['@microsoft/microsoft-graph-client', ['graph/client/']],
    ['@azure/msal-node', ['graph/client/', 'bot/incoming/', 'bot/outgoing/']],
    ['@photostructure/sqlite', ['infra/local/']],
    ['pkijs', ['graph/checkpoints/', 'infra/local/']],
    ['asn1js', ['graph/checkpoints/', 'infra/local/']],
    ['react', ['tab/page/', 'infra/local/teams/page/']],
    ['fastify', ['server/', 'bot/', 'tab/api/', 'infra/local/']],
  ] as const)('keep %s in its place', (name, places) => {
    expect(
      violations((source) =>
        importsOf(source)
          .filter(({ specifier }) => specifier === name || specifier.startsWith(name.endsWith('-') ? name : `${name}/`))
          .filter(() => !inPlaces(source.path, places))
          .map(({ specifier }) => specifier),
      ),
    ).toEqual([]);
  });

  it('let only the start command and tests use the stand-ins', () => {
    expect(
      violations((source) =>
        importsOf(source)
          .filter(({ target }) => target?.startsWith('infra/local/') && !source.path.startsWith('infra/local/'))
          .map(({ specifier }) => specifier),
      ),
    ).toEqual([]);
  });
});

describe('conventions', () => {
  it('read the environment in one file', () => {
    expect(
      violations((source) =>
        /process\s*\.\s*env/.test(source.text) &&
        source.path !== 'server/settings.ts' &&
        !source.path.endsWith('.config.ts')
          ? ['process.env']
          : [],
      ),
    ).toEqual([]);
  });

  it('keep clock and random numbers out of procedure/', () => {
    expect(
      violations((source) =>
        source.room === 'procedure' && /Date\.now|new Date\(\)|Math\.random/.test(source.text)
          ? ['clock or chance']
          : [],
      ),
    ).toEqual([]);
  });

  it('allow default exports only in the configuration of a tool', () => {
    expect(
      violations((source) =>
        /^export default/m.test(source.text) && !source.path.endsWith('.config.ts') ? ['export default'] : [],
      ),
    ).toEqual([]);
  });

  it('allow no barrel', () => {
    expect(violations((source) => (/^export \*/m.test(source.text) ? ['export *'] : []))).toEqual([]);
  });

  it('disable no check', () => {
    expect(
      violations((source) => (usesAny(source) || /@ts-(ignore|expect-error|nocheck)/.test(source.text) ? ['any'] : [])),
    ).toEqual([]);
  });

  it('name files after their content', () => {
    const vague = /(Manager|Helper|Util|Utils|Service|Data|Info)\.tsx?$/;
    expect(violations((source) => (vague.test(source.path) ? ['vague name'] : []))).toEqual([]);
  });
});
