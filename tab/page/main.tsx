import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createQueryClient } from './asking.tsx';
import './page.css';
import { openSession } from './session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');

createRoot(root).render(
  <StrictMode>
    <App session={openSession()} queries={createQueryClient()} />
  </StrictMode>,
);
