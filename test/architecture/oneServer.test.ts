import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneServer } from '../journeys/oneServer.ts';

const folder = join(__dirname, '../journeys');
const journeys = readdirSync(folder).filter((name) => /\.(test|e2e)\.ts$/.test(name));
/** Journeys that use the switch, or always have several servers. */
const isSwitched = (name: string): boolean =>
  /\bstart(LocalSystem|Shared)\(/.test(readFileSync(join(folder, name), 'utf8'));

describe('journeys that run on three servers in turn', () => {
  it('are all except those listed with a reason', () => {
    expect(journeys.length).toBeGreaterThan(30);
    expect(journeys.filter((name) => isSwitched(name) === name in oneServer)).toEqual([]);
  });

  it('list no missing file, and none without a reason', () => {
    const named = Object.entries(oneServer);
    expect(named.filter(([name, why]) => !existsSync(join(folder, name)) || why.length < 20)).toEqual([]);
  });
});
