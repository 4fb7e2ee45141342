import { readFileSync } from 'node:fs';
import { coachQuestion } from './coachQuestion.ts';
it('tries', () => {
  const { records } = JSON.parse(readFileSync('/work/shared/data/nonconformities.json', 'utf8'));
  const out: string[] = []; const n: Record<string, number> = {};
  for (const r of records) {
    const base = { what: r.description, ongoing: 'notSure', detectedOn: '2026-01-01', impact: 'notSure', priority: 'notSure', source: 'staff' } as const;
    const alone = coachQuestion(base as never); const full = coachQuestion({ ...base, system: r.system, requirement: r.requirement, evidence: r.evidence, clause: r.clause } as never);
    const t = coachQuestion({ ...base, what: r.title } as never);
    for (const [k, q] of [['alone', alone], ['full', full], ['title', t]] as const) { const kk = k + ':' + (q?.about ?? 'none'); n[kk] = (n[kk] ?? 0) + 1; if (q && k !== 'title') out.push(`${k} ${r.id} ${JSON.stringify(q)} ${r.description.slice(0, 400)}`); if (q && k === 'title') out.push(`title ${r.id} ${JSON.stringify(q)} ${r.title}`); }
  }
  process.stdout.write(out.join('\n') + '\n' + JSON.stringify(n) + '\n');
});
