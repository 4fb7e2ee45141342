import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { metrics } from '../../server/telemetry/metrics.ts';
import { readSources, type Source } from './sources.ts';

const top = join(__dirname, '..', '..');
const runbook = readFileSync(join(top, 'docs', 'runbook.md'), 'utf8');

const dotted = /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/;
/** Functions that take an event to log: the log itself, background work, and repeated work. */
const loggers = new Set(['log', '#log', 'keep', 'run', 'want', 'inTime', 'worker']);
/** Property names of events that are logged elsewhere. */
const carriers = new Set(['event', 'without']);

const nameOf = (node: ts.Expression): string => (ts.isPropertyAccessExpression(node) ? node.name.text : node.getText());
const calleeOf = ({ expression }: ts.CallExpression): string => nameOf(expression);

const texts = (node: ts.Expression): readonly string[] => {
  if (ts.isStringLiteral(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...texts(node.whenTrue), ...texts(node.whenFalse)] : [];
};

/** Events that one file logs: as a warning or an error, or for information only. */
const eventsOf = ({ tree }: Source, level: 'warnings' | 'info'): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && loggers.has(calleeOf(node))) {
      const given = node.arguments.flatMap(texts);
      if ((given[0] === 'info') === (level === 'info')) found.push(...given);
    }
    if (level === 'warnings' && ts.isPropertyAssignment(node) && carriers.has(node.name.getText()))
      found.push(...texts(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found.filter((text) => dotted.test(text));
};

const isLevel = (node: ts.Expression | undefined): boolean =>
  node !== undefined && (texts(node).length > 0 || ['level', 'severity'].includes(nameOf(node)));

/** Log calls in one file whose event cannot be read from the source. */
const unreadable = ({ tree, path }: Source): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ['log', '#log'].includes(calleeOf(node))) {
      const [level, event] = node.arguments;
      if (isLevel(level) && event && texts(event).length === 0 && !carriers.has(nameOf(event)))
        found.push(`${path}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
};

const sources = readSources().filter(
  ({ room, isTest, path }) => !isTest && !path.startsWith('tab/page/') && !['infra', 'test'].includes(room),
);
const logged = new Set(sources.flatMap((source) => eventsOf(source, 'warnings')));
const informed = new Set(sources.flatMap((source) => eventsOf(source, 'info')));

const alerts = readFileSync(join(top, 'infra', 'azure', 'alerts.bicep'), 'utf8');
const alertNames = (): readonly string[] =>
  [...alerts.matchAll(/^ {4}name: '([a-z]+)'$/gm)].map(([, name = '']) => name);

describe('the runbook', () => {
  it('has an entry for every event logged as a warning or an error', () => {
    expect(logged.size).toBeGreaterThan(70);
    expect([...logged].filter((event) => !runbook.includes(`\`${event}\``)).sort()).toEqual([]);
  });

  it('covers all of them: each is a literal at its log call, or marked as an event', () => {
    expect(sources.flatMap(unreadable)).toEqual([]);
  });

  it('has no entry for an event that is never logged', () => {
    const named = [...runbook.matchAll(/`([a-z][A-Za-z]*\.[a-z][A-Za-z]*)`/g)].map(([, name = '']) => name);
    const known = (name: string) => logged.has(name) || informed.has(name) || name.startsWith('metrics.');
    expect([...new Set(named)].filter((name) => !known(name))).toEqual([]);
  });

  it('has a section for each alert, with its end and its events', () => {
    const names = alertNames();
    expect(names.length).toBeGreaterThan(5);
    const sections = new Map(
      runbook.split('\n### ').map((section) => [section.split(':')[0] ?? '', section.split('\n## ')[0] ?? '']),
    );
    for (const name of [...names, 'unhealthy'])
      expect({ name, text: sections.get(name) }).toMatchObject({
        text: expect.stringMatching(/Look at: [\s\S]*Do: [\s\S]*Over: /),
      });
    const asked = [...alerts.matchAll(/"([a-z][A-Za-z]*\.[a-z][A-Za-z]*)"/g)].map(([, event = '']) => event);
    expect(asked.filter((event) => !logged.has(event))).toEqual([]);
  });

  it('states what each alert reads, by names that are logged or measured', () => {
    const page = readFileSync(join(top, 'docs', 'how-to', 'watch-it.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, name]) => name);
    expect(rows.sort()).toEqual([...alertNames(), 'unhealthy'].sort());
    const named = [...page.matchAll(/`((?:tentwo\.)?[a-z][A-Za-z]*\.[a-z][A-Za-z.]*)`/g)].map(([, name = '']) => name);
    const known = new Set([...logged, ...Object.keys(metrics)]);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.has(name) && !/\.(?:mjs|bicep)$/.test(name))).toEqual([]);
  });

  it('lists every metric, in the words of the code', () => {
    const rows = Object.entries(metrics).map(([name, { kind, unit, attributes, meaning }]) => {
      const of = attributes.map((one) => `\`${one}\``).join(', ');
      return `| \`${name}\` | ${kind} | \`${unit}\` | ${of} | ${meaning} |`;
    });
    expect(rows.filter((row) => !runbook.includes(row))).toEqual([]);
  });
});
