import { encodedPath, odataText, queryString } from './query.ts';
import { resourceUnitsOf } from './resourceUnits.ts';

describe('a query', () => {
  it('doubles quotes and encodes everything that could end a value', () => {
    const $filter = `fields/Title eq ${odataText("O'Neill & Co #1 + é")}`;
    expect(queryString({ $filter, $top: 5, $skip: undefined })).toBe(
      "?$filter=fields%2FTitle%20eq%20'O''Neill%20%26%20Co%20%231%20%2B%20%C3%A9'&$top=5",
    );
    expect(queryString({})).toBe('');
  });
});

describe('a path', () => {
  it('keeps its names intact, whatever they contain', () => {
    expect(encodedPath("/sites/R&D #1+2/50 %/c'est?")).toBe("/sites/R%26D%20%231%2B2/50%20%25/c'est%3F");
  });
});

describe('resourceUnitsOf', () => {
  it.each([
    ['GET', '/sites/a.com:/sites/x', 1],
    ['GET', '/sites/s/lists?$select=id', 2],
    ['GET', '/sites/s/lists/l/columns', 2],
    ['GET', '/sites/s/lists/l/items?$top=5', 2],
    ['GET', '/sites/s/lists/l/items/7?$expand=fields', 1],
    ['GET', '/sites/s/lists/l/items/delta?$top=5', 2],
    ['GET', 'https://graph.microsoft.com/v1.0/sites/s/lists/l/items/delta?token=abc', 1],
    ['POST', '/sites/s/lists/l/items', 2],
    ['PATCH', '/sites/s/lists/l/items/7/fields', 2],
    ['DELETE', '/sites/s/lists/l/items/7', 2],
    ['GET', '/groups/g/transitiveMembers', 0],
    ['GET', '/drives/d/root:/NC-2026-0042/a.pdf', 1],
    ['GET', '/drives/d/items/i/children', 2],
    ['PUT', '/drives/d/items/i:/a.pdf:/content', 2],
    ['PUT', 'https://contoso.sharepoint.com/sites/isms/_api/v2.0/drives/d/items/i/uploadSession?guid=g', 2],
    ['GET', 'https://contoso.sharepoint.com/sites/isms/_layouts/15/download.aspx?UniqueId=u', 1],
  ])('%s %s costs %p', (method, path, units) => {
    expect(resourceUnitsOf(method, path)).toBe(units);
  });
});
