import { pageLibraries, sbomOf } from './sbomOf.ts';

const component = (name: string) => ({ 'bom-ref': `${name}@1.0.0`, name, version: '1.0.0' });
const needs = (name: string, ...others: readonly string[]) => ({
  ref: `${name}@1.0.0`,
  dependsOn: others.map((other) => `${other}@1.0.0`),
});
const own = { name: 'tentwo', dependencies: { fastify: '1.0.0' } };

const installed = (serialNumber: string, isReversed: boolean) => {
  const components = ['fastify', 'fast-uri', 'react', 'jest', 'glob'].map(component);
  const dependencies = [
    needs('tentwo', 'jest', 'fastify', 'react'),
    needs('fastify', 'fast-uri'),
    needs('fast-uri', 'fastify'),
    needs('jest', 'glob'),
    needs('react'),
  ];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber,
    version: 1,
    metadata: { timestamp: serialNumber, component: { ...component('tentwo'), name: 'a-folder' } },
    components: isReversed ? components.toReversed() : components,
    dependencies: isReversed ? dependencies.toReversed() : dependencies,
  };
};

it('contains the production packages of the server and the page, but no tools', () => {
  const bom = JSON.parse(sbomOf(installed('x', false), own));
  expect(bom.components.map(({ name }: { name: string }) => name)).toEqual(['fast-uri', 'fastify', 'react']);
  expect(bom.dependencies[0]).toEqual(needs('tentwo', 'fastify', 'react'));
  expect(bom).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    metadata: { component: { name: 'tentwo' } },
  });
  expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('has the same bytes for the same tree, and different ones for another', () => {
  expect(sbomOf(installed('y', true), own)).toBe(sbomOf(installed('x', false), own));
  const fewer = installed('x', false);
  expect(sbomOf({ ...fewer, components: fewer.components.slice(1) }, own)).not.toBe(sbomOf(fewer, own));
});

it('lists each library of the page once', () => {
  expect([...pageLibraries].sort()).toEqual([...new Set(pageLibraries)]);
});
