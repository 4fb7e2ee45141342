import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { Api } from '../../tab/page/client/api.ts';
import { ApiContext, createQueryClient } from '../../tab/page/client/asking.tsx';
import { Speaking } from '../../tab/page/speech.tsx';
import { loadAllWords } from './loadAllWords.ts';

/** A part of a page by itself, with the API calls it needs. */
export const aPart = async (part: ReactNode, api: Partial<Api>, locale = 'en-GB') => {
  await loadAllWords(locale);
  const rendered = await act(async () =>
    render(
      <FluentProvider theme={webLightTheme}>
        <QueryClientProvider client={createQueryClient(0)}>
          <ApiContext value={api as Api}>
            <Speaking locale={locale} timeZone="Europe/Paris">
              {part}
            </Speaking>
          </ApiContext>
        </QueryClientProvider>
      </FluentProvider>,
    ),
  );
  return { ...rendered, user: userEvent.setup() };
};
