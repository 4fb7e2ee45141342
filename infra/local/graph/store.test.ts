import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from './store.ts';

describe('a reset', () => {
  let folder: string;
  let store: Store;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-'));
    store = new Store(join(folder, 'graph.sqlite'));
    store.run('INSERT INTO indexed VALUES (1, ?, ?, 1), (1, ?, ?, 2)', 'Count', 7, 'Key', '007');
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const all = () => store.all('SELECT * FROM indexed ORDER BY item');
  const change = () => {
    store.run('DELETE FROM indexed WHERE item = 1');
    store.run('INSERT INTO indexed VALUES (1, ?, ?, 3)', 'Key', 'later');
  };

  it('restores the saved state with its types, repeatedly', () => {
    const before = all();
    store.keep();
    for (let time = 0; time < 2; time += 1) {
      change();
      expect(all()).not.toEqual(before);
      store.restore();
      expect(all()).toEqual(before);
    }
    expect(before).toMatchObject([{ value: 7 }, { value: '007' }]);
  });

  it('restores the state saved last', () => {
    store.keep();
    change();
    const later = all();
    store.keep();
    store.run('DELETE FROM indexed');
    store.restore();
    expect(all()).toEqual(later);
  });

  it('removes everything but settings if nothing was saved', () => {
    store.setSetting('name', 'value');
    store.restore();
    expect(all()).toEqual([]);
    expect(store.setting('name')).toBe('value');
  });
});
