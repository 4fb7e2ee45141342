import { pages } from '@microsoft/teams-js';
import { act, screen } from '@testing-library/react';
import { aPage } from '../../test/builders/aPage.tsx';

jest.mock('@microsoft/teams-js', () => ({
  pages: { config: { registerOnSaveHandler: jest.fn(), setConfig: jest.fn(), setValidityState: jest.fn() } },
}));
const { registerOnSaveHandler, setConfig, setValidityState } = jest.mocked(pages.config);

/** Presses *Save* in Teams. */
const save = async () => {
  const answer = { notifySuccess: jest.fn(), notifyFailure: jest.fn() };
  await act(async () => registerOnSaveHandler.mock.lastCall?.[0](answer as never));
  return answer;
};

let page: Awaited<ReturnType<typeof aPage>>;
beforeEach(async () => {
  jest.clearAllMocks();
  page = await aPage({ locale: 'fr-FR', frame: 'settings', answer: () => 'offline' });
});

it('says that there is nothing to choose, asks for nothing, and lets Teams save', () => {
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Ajouter le registre ici');
  expect(setValidityState).toHaveBeenCalledWith(true);
  expect(page.asked).toEqual([]);
});

it('adds the register of this server', async () => {
  setConfig.mockResolvedValue(undefined);
  expect((await save()).notifySuccess).toHaveBeenCalled();
  expect(setConfig).toHaveBeenCalledWith({
    entityId: 'register',
    suggestedDisplayName: 'Registre',
    contentUrl: `${location.origin}/tab/`,
    websiteUrl: `${location.origin}/tab/open`,
  });
});

it('reports to Teams that the tab could not be added', async () => {
  setConfig.mockRejectedValue(new Error('no'));
  expect((await save()).notifyFailure).toHaveBeenCalled();
});
