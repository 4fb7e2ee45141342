import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { transformSync } from '@swc/core';
import * as zod from 'zod';
import { type RuleBook, ruleBookAt } from './ruleBook.ts';

const top = join(__dirname, '..', '..');

type Module = { exports: Record<string, unknown> };
type Body = (module: Module, exports: Module['exports'], require: (specifier: string) => unknown) => void;
type Compiled = { readonly body: Body; readonly imports: readonly string[] };

const compile = (path: string, text: string): Compiled => {
  const { code } = transformSync(text, {
    filename: path,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    sourceMaps: false,
    swcrc: false,
  });
  const required = [...code.matchAll(/\brequire\("(\.[^"]+)"\)/g)].map(([, specifier = '']) => specifier);
  const imports = required.map((specifier) => posix.normalize(posix.join(posix.dirname(path), specifier)));
  // The modules of the procedure are run here once more, beside those that jest has loaded.
  return { body: new Function('module', 'exports', 'require', code) as Body, imports };
};

const readProcedure = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(top, 'procedure'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        file
          .slice(top.length + 1)
          .split(sep)
          .join('/'),
        readFileSync(file, 'utf8'),
      ]),
  );

/** The modules of `procedure/`, compiled once, which can be loaded with the text of one of them changed. */
export type RuleModules = {
  readonly texts: ReadonlyMap<string, string>;
  readonly exportsOf: (path: string) => Readonly<Record<string, unknown>>;
  /** All rules, with another text for one module. @throws anything it throws while it is compiled or run */
  readonly load: (path: string, text: string) => RuleBook;
};

export const createRuleModules = (): RuleModules => {
  const texts = readProcedure();
  const compiled = new Map([...texts].map(([path, text]) => [path, compile(path, text)]));
  const unchanged = new Map<string, Module>();

  /** All modules affected by this one: itself, and its direct and indirect importers. */
  const affectedBy = (path: string): ReadonlySet<string> => {
    const affected = new Set([path]);
    for (let before = 0; before < affected.size; ) {
      before = affected.size;
      for (const [other, { imports }] of compiled) if (imports.some((one) => affected.has(one))) affected.add(other);
    }
    return affected;
  };

  /** Runs modules on demand, and those affected by the change again. */
  const runner = (affected: ReadonlySet<string>, changed?: { readonly path: string; readonly compiled: Compiled }) => {
    const fresh = new Map<string, Module>();
    const run = (path: string): Module['exports'] => {
      const loaded = affected.has(path) ? fresh : unchanged;
      const known = loaded.get(path);
      if (known) return known.exports;
      const source = path === changed?.path ? changed.compiled : compiled.get(path);
      if (!source) throw new Error(`no module ${path}`);
      const module: Module = { exports: {} };
      loaded.set(path, module);
      source.body(module, module.exports, (specifier) =>
        specifier === 'zod' ? zod : run(posix.normalize(posix.join(dirname(path), specifier))),
      );
      return module.exports;
    };
    return run;
  };

  const load = (path: string, text: string): RuleBook => {
    const run = runner(affectedBy(path), { path, compiled: compile(path, text) });
    const rules = Object.entries(ruleBookAt).map(([name, at]) => [name, run(at)[name]]);
    // Names and paths are those of `theRuleBook`; a test asks what is loaded unchanged for every line of the matrix.
    return Object.fromEntries(rules) as RuleBook;
  };

  return { texts, exportsOf: runner(new Set()), load };
};
