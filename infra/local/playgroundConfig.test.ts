import { playgroundConfig } from './playgroundConfig.ts';
import { people } from './tenant.ts';

describe('people in the Playground configuration', () => {
  const lines = playgroundConfig().split('\n');
  const others = lines.filter((line) => line.startsWith('  - ')).map((line) => JSON.parse(line.slice(4)) as object);

  it('are the first people of the local tenant', () => {
    const current = lines.find((line) => line.startsWith('currentUser: '))?.slice('currentUser: '.length) ?? '';
    expect([JSON.parse(current), ...others]).toEqual(
      people
        .slice(0, 6)
        .map(({ id, displayName, userPrincipalName }) =>
          expect.objectContaining({ id: `29:${id}`, aadObjectId: id, name: displayName, email: userPrincipalName }),
        ),
    );
  });

  it('are five besides the current user, with one channel besides General, as the schema requires', () => {
    expect(others).toHaveLength(5);
    expect(lines.filter((line) => line.startsWith('  channels:'))).toEqual([
      '  channels: [ { id: "19:isms-triage@thread.tacv2", name: "Triage" } ]',
    ]);
  });
});
