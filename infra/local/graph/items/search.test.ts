import { type GraphUnderTest, graphUnderTest } from '../testing/graphUnderTest.ts';

let graph: GraphUnderTest;
let path: string;
const notIndexed =
  "Field 'Colour' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.";
const honor = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
const columns = [
  { name: 'Name', text: {}, indexed: true },
  { name: 'Colour', text: {} },
  { name: 'Quantity', number: {}, indexed: true },
  { name: 'When', dateTime: {}, indexed: true },
  { name: 'Done', boolean: {}, indexed: true },
  { name: 'Owner', personOrGroup: {}, indexed: true },
  { name: 'Notes', text: { allowMultipleLines: true } },
];
// The first three are the documented example of listitem-list.
const rows = [
  { Name: 'Gadget', Colour: 'Red', Quantity: 503, When: '2026-01-01T00:00:00Z', Done: true, OwnerLookupId: 11 },
  { Name: 'Widget', Colour: 'Blue', Quantity: 2357, When: '2026-02-01T00:00:00Z', Done: false, OwnerLookupId: 12 },
  { Name: 'Gizmo', Colour: 'Green', Quantity: 92, When: '2026-03-01T00:00:00Z' },
  { Name: "O'Brien & #1", Colour: 'red' },
];

beforeAll(async () => {
  graph = await graphUnderTest();
  path = await graph.list(columns);
  for (const fields of rows) await graph.api('POST', `${path}/items`, { fields });
});
afterAll(() => graph.close());

type Item = { readonly id: string };
const query = (options: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}, of = path) =>
  graph.api(
    'GET',
    `${of}/items?${Object.entries(options)
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      .join('&')}`,
    undefined,
    headers,
  );
const ids = async (
  options: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
  of = path,
) => {
  const { status, text, body } = await query(options, headers, of);
  if (status !== 200) throw new Error(text);
  return body.value.map((one: Item) => one.id);
};

describe('$filter (listitem-list: eq ne lt gt le ge and startswith)', () => {
  it.each([
    ['fields/Quantity lt 600', ['1', '3']],
    ['fields/Quantity ge 503', ['1', '2']],
    ['fields/Quantity gt 503', ['2']],
    ['fields/Quantity le 92', ['3']],
    ["fields/Name eq 'gADGET'", ['1']],
    ["fields/Name ne 'Gadget'", ['2', '3', '4']],
    ["fields/Name eq 'O''Brien & #1'", ['4']],
    ["fields/Name eq 'nothing'", []],
    ["startswith(fields/Name,'g')", ['1', '3']],
    ["startswith(fields/Name, 'Gi')", ['3']],
    ['fields/Done eq true', ['1']],
    ['fields/Done eq false', ['2']],
    ['fields/OwnerLookupId eq 12', ['2']],
    ["fields/OwnerLookupId eq '12'", ['2']],
    ["fields/When ge '2026-02-01T00:00:00Z'", ['2', '3']],
    ['fields/When ge 2026-01-01T00:00:00.500Z and fields/When lt 2026-03-01', ['1', '2']],
    ['fields/Quantity gt 92 and fields/Quantity lt 2357', ['1']],
  ])('%s', async (filter, expected) => {
    expect(await ids({ $filter: filter })).toEqual(expected);
  });

  it.each([
    ["fields/Colour eq 'Red'", 'invalidRequest', notIndexed],
    ["contains(fields/Name,'g')", 'invalidRequest', "Operator: 'Contains' is not supported."],
    ["Name eq 'Gadget'", 'BadRequest', 'Invalid filter clause'],
    ["fields/Nothing eq 'x'", 'invalidRequest', "Field 'Nothing' is not recognized"],
    ["fields/Name eq 'x' and fields/Quantity eq 1", 'invalidRequest', /one indexed field at a time/],
    ["fields/Notes eq 'x'", 'invalidRequest', /type Note/],
    ['fields/Name eq', 'BadRequest', 'Invalid filter clause'],
    ["fields/Name eq 'x' and", 'BadRequest', 'Invalid filter clause'],
    ["fields/Name eq 'x' rest", 'BadRequest', 'Invalid filter clause'],
    ['fields/Name eq 5', 'BadRequest', /Invalid filter clause/],
    ["fields/Quantity eq 'x'", 'BadRequest', /Invalid filter clause/],
    ['', 'BadRequest', 'Invalid filter clause'],
  ])('refuses %s (recorded messages: graph-lists 2.1)', async (filter, code, message) => {
    const { status, body } = await query({ $filter: filter });
    expect([status, body.error.code]).toEqual([400, code]);
    expect(body.error.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  it.each([
    "fields/Name eq 'x' or fields/Name eq 'y'",
    "not fields/Name eq 'x'",
    "endswith(fields/Name,'t')",
    "fields/Name in ('x','y')",
    "(fields/Name eq 'x')",
    'fields/Name eq null',
    "createdDateTime gt '2026-01-01'",
    "fields/Owner eq 'Sam Carter'",
  ])('does not support %s: 501', async (filter) => {
    expect((await query({ $filter: filter })).status).toBe(501);
  });

  it('refuses $skip (LEARN answers 1228478)', async () => {
    const { status, body } = await query({ $skip: '1' });
    expect([status, body.error.message]).toEqual([
      400,
      '$skip is not supported on this API. Only URLs returned by the API can be used to page.',
    ]);
  });

  it.each(['$count', '$search', '$format'])('does not support %s: 501', async (option) => {
    expect((await query({ [option]: 'true' })).status).toBe(501);
  });
});

describe('the Prefer header (microsoft-graph-docs#2279)', () => {
  it('allows unindexed filters and orders, alone or with an indexed one', async () => {
    expect(await ids({ $filter: "fields/Colour eq 'RED'" }, honor)).toEqual(['1', '4']);
    expect(await ids({ $filter: "fields/Colour eq 'red' and fields/Quantity gt 1" }, honor)).toEqual(['1']);
    expect(await ids({ $orderby: 'fields/Colour desc' }, honor)).toEqual(['1', '4', '3', '2']);
  });
});

describe('$orderby (named together with $filter in the refusal recorded in microsoft-graph-docs#2279)', () => {
  it.each([
    ['fields/Quantity', ['4', '3', '1', '2']],
    ['fields/Quantity desc', ['2', '1', '3', '4']],
    ['fields/Name asc', ['1', '3', '4', '2']],
  ])('%s', async (orderby, expected) => {
    expect(await ids({ $orderby: orderby })).toEqual(expected);
  });

  it('refuses an unindexed column, and does not support a second one', async () => {
    expect((await query({ $orderby: 'fields/Colour' })).body.error.message).toBe(notIndexed);
    expect((await query({ $orderby: 'fields/Name,fields/Quantity' })).status).toBe(501);
  });
});

describe('paging (graph-lists 2.2)', () => {
  const walk = async (first: string, headers: Readonly<Record<string, string>> = {}) => {
    const pages: string[][] = [];
    for (let next: string | undefined = first; next !== undefined; ) {
      const { body } = await graph.api('GET', next, undefined, headers);
      pages.push(body.value.map((one: Item) => one.id));
      const link: unknown = body['@odata.nextLink'];
      if (link !== undefined) expect(link).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/.*\$skiptoken=/);
      next = link === undefined ? undefined : graph.pathOf(link);
    }
    return pages;
  };

  it('pages by id, with an order and with a filter, and keeps the options', async () => {
    expect(await walk(`${path}/items?$top=3`)).toEqual([['1', '2', '3'], ['4']]);
    expect(await walk(`${path}/items?$top=2&$orderby=fields/Quantity desc`)).toEqual([
      ['2', '1'],
      ['3', '4'],
    ]);
    expect(await walk(`${path}/items?$top=1&$orderby=fields/Quantity`)).toEqual([['4'], ['3'], ['1'], ['2']]);
    expect(await walk(`${path}/items?top=1&filter=fields/Quantity gt 0`)).toEqual([['1'], ['2'], ['3']]);
  });

  it('returns the recorded form of token and refuses others', async () => {
    const { body } = await graph.api('GET', `${path}/items?$top=2`);
    const token = String(body['@odata.nextLink']).split('skiptoken=')[1] ?? '';
    expect(Buffer.from(token, 'base64url').toString()).toBe('Paged=TRUE&p_ID=2');
    const broken = Buffer.from('Paged=TRUE&p_Value={&p_ID=2').toString('base64url');
    for (const one of ['x', broken])
      expect((await graph.api('GET', `${path}/items?$skiptoken=${one}`)).status).toBe(400);
  });

  it('is stable while items are added and removed', async () => {
    const of = await graph.list();
    for (let n = 0; n < 4; n += 1) await graph.api('POST', `${of}/items`, { fields: {} });
    const { body } = await graph.api('GET', `${of}/items?$top=2`);
    await graph.api('DELETE', `${of}/items/1`);
    await graph.api('POST', `${of}/items`, { fields: {} });
    const rest = await graph.api('GET', graph.pathOf(body['@odata.nextLink']));
    expect(rest.body.value.map((one: Item) => one.id)).toEqual(['3', '4']);
  });
});

describe('more than 5,000 items (the list view threshold; refusal recorded: UiPath 2023)', () => {
  let large: string;
  beforeAll(async () => {
    large = await graph.list(columns);
    const fields = { Name: 'n{n}', Colour: 'Red', Quantity: '{n}', Done: true };
    await graph.control('POST', '/items', { listId: large.split('/').at(-1), count: 5001, fields });
  });

  it('returns pages of 200 by default, and silently reduces $top to 5,000 (LEARN answers 1649957)', async () => {
    expect((await query({}, {}, large)).body.value).toHaveLength(200);
    const { body } = await query({ $top: '9999' }, {}, large);
    expect(body.value).toHaveLength(5000);
    expect((await graph.api('GET', graph.pathOf(body['@odata.nextLink']))).body.value).toHaveLength(1);
  });

  it('finds one by an indexed column', async () => {
    expect(await ids({ $filter: "fields/Name eq 'N4711'" }, {}, large)).toEqual(['4711']);
    expect(await ids({ $filter: 'fields/Quantity gt 4999' }, {}, large)).toEqual(['5000', '5001']);
  });

  it.each([
    ['an unindexed filter, with or without the header', { $filter: "fields/Colour eq 'Blue'" }],
    ['an indexed filter that matches too many rows', { $filter: 'fields/Done eq true' }],
    ['a filter that no index narrows down', { $filter: "fields/Name ne 'n1'" }],
    ['an unindexed order', { $orderby: 'fields/Colour' }],
  ])('refuses %s', async (_what, options) => {
    const { status, body } = await query(options, honor, large);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 'notSupported',
      message: 'The request is unprocessable because it uses too many resources',
      innerError: { code: 'tooManyResources' },
    });
  });

  it('orders by an indexed column only with the header (SPD search-containers-files, 2026)', async () => {
    expect((await query({ $orderby: 'fields/Quantity desc' }, {}, large)).status).toBe(400);
    expect(await ids({ $orderby: 'fields/Quantity desc', $top: '2' }, honor, large)).toEqual(['5001', '5000']);
  });
});
