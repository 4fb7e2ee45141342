import ts from 'typescript';
import { packingSpreadsOf, readSources, type Source } from './sources.ts';

const planted = (text: string): Source => ({
  path: 'tab/page/planted.tsx',
  room: 'tab',
  isTest: false,
  text,
  tree: ts.createSourceFile('planted.tsx', text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX),
});

describe('packingSpreadsOf', () => {
  it.each([
    'const row = { ...{ name, value }, unit };',
    'const cells = [...[first, second], third];',
    "const kinds = [...(['one', 'two'] as const)];",
    'run(...[first, second]);',
    'const part = <Field {...{ label, value }} />;',
  ])('finds the spread in %s', (text) => {
    expect(packingSpreadsOf(planted(text))).toHaveLength(1);
  });

  it('accepts spreads of values and of conditions', () => {
    const text = `
      const row = { ...value, ...(unit && { unit }), ...(isShort ? { name } : { name, value }) };
      const cells = [...first, ...(second ? [second] : [])];
      const part = <Field {...props} {...(problem && { problem })} />;`;
    expect(packingSpreadsOf(planted(text))).toEqual([]);
  });
});

it('no file spreads an object or array literal', () => {
  expect(readSources().flatMap(packingSpreadsOf)).toEqual([]);
});
