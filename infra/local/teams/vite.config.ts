import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('page', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../../dist/local-teams', import.meta.url)),
    emptyOutDir: true,
    // Loaded from this machine only, so chunk size does not matter.
    chunkSizeWarningLimit: 2_000,
  },
});
