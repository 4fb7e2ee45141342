// A test with processes, a browser or a whole page in it ends by what it waits for; this only ends one that waits in vain.
jest.setTimeout(60_000);
