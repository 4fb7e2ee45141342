import { withExpansion } from './rawItems.ts';

const link = 'https://graph.microsoft.com/v1.0/sites/s/lists/l/items/delta?$top=999&token=abc';
const expansion = 'fields($select=Key,Seal)';
const encoded = 'expand=fields(%24select%3DKey%2CSeal)';

describe('a link with what is to be read', () => {
  it('stays as it is if it has that', () => {
    for (const there of [`${link}&$${encoded}`, `${link}&%24${encoded}`, `${link}&$expand=fields(select=Key,Seal)`])
      expect(withExpansion(there, expansion)).toBe(there);
  });

  it('gets it if the service lost it', () => {
    expect(withExpansion(link, expansion)).toBe(`${link}&$${encoded}`);
  });

  it('gets it in place of what an earlier version read', () => {
    const earlier = link.replace('?', '?$expand=fields(%24select%3DKey)&');
    expect(withExpansion(earlier, expansion)).toBe(link.replace('?', `?$${encoded}&`));
  });
});
