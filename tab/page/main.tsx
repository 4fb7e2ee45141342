import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageOf } from '../../procedure/words/languages.ts';
import { loadWords } from '../words/words.ts';
import { App } from './App.tsx';
import { createQueryClient } from './client/asking.tsx';
import './page.css';
import { openSession } from './host/openSession.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');

// Teams nearly always has the browser's language, so the words load while the rest is starting.
void loadWords(languageOf(navigator.language));

createRoot(root).render(
  <StrictMode>
    <App session={openSession()} queries={createQueryClient()} />
  </StrictMode>,
);
