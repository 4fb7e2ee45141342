import { sha256 } from '../../test/builders/sha256.ts';
import { defaultRules } from '../organisation/rules.ts';
import { languages } from '../words/languages.ts';
import { procedureWords } from '../words/words.ts';
import { approvalsIn, procedureSeen } from './approvals.ts';
import { pageSections } from './pageSections.ts';
import { procedurePage } from './procedurePage.ts';

describe('the page of the procedure', () => {
  it.each(languages)('in %s has every section, and rows of equal length', (language) => {
    const page = procedurePage(procedureWords[language], defaultRules);
    expect(page.sections.map(({ name }) => name)).toEqual([...pageSections]);
    for (const { blocks } of page.sections)
      for (const block of blocks)
        if (block.kind === 'table')
          expect(new Set(block.rows.map(({ length }) => length))).toEqual(new Set([block.head.length]));
    expect(JSON.stringify(page)).not.toMatch(/undefined|\[object/);
  });

  it('has the rules in force, and changes with each of them', () => {
    const changed = { ...defaultRules, observationDays: 99 };
    expect(JSON.stringify(procedurePage(procedureWords.en, changed))).toContain('99 calendar days');
    const seen = procedureSeen('3.1', defaultRules, sha256);
    expect(procedureSeen('3.1', { ...defaultRules }, sha256)).toEqual(seen);
    expect(procedureSeen('3.1', changed, sha256).digest).not.toBe(seen.digest);
    expect(procedureSeen('3.2', defaultRules, sha256).digest).not.toBe(seen.digest);
  });

  it('has every command in French, none in English', () => {
    const commands = procedurePage(procedureWords.fr, defaultRules).sections.find(({ name }) => name === 'commands')
      ?.blocks[0];
    const names = commands?.kind === 'table' ? commands.rows.map(([name]) => name) : [];
    expect(names).toContain('approuver la procédure');
    expect(new Set(names).size).toBe(names.length);
  });
});

it('the approvals are the newest first', () => {
  const commit = { key: 'SETTINGS', commandId: 'c', previousHash: '', hash: 'h', actorId: 'ben', actorName: 'Ben' };
  const approved = (version: string) => ({ type: 'ProcedureApproved', version, digest: 'd' }) as const;
  expect(
    approvalsIn([
      { ...commit, sequence: 1, at: '2026-01-01T09:00:00.000Z', events: [approved('1')] },
      {
        ...commit,
        sequence: 2,
        at: '2026-02-01T09:00:00.000Z',
        events: [{ type: 'RulesChanged', changes: [], because: '' }],
      },
      { ...commit, sequence: 3, at: '2026-03-01T09:00:00.000Z', events: [approved('2')] },
    ]).map(({ version, at, name }) => [version, at.slice(0, 7), name]),
  ).toEqual([
    ['2', '2026-03', 'Ben'],
    ['1', '2026-01', 'Ben'],
  ]);
});
