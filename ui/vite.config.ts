import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * `--mode fake` opens the interface in a browser, with a host that lives in memory. Only then does
 * the page begin in tests/; the shipped bundle never sees that folder.
 */
const fakeEntry: Plugin = {
  name: 'fake-entry',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace('/src/main.ts', '/tests/fake/main.ts'),
  },
};

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), ...(mode === 'test' ? [svelteTesting()] : []), ...(mode === 'fake' ? [fakeEntry] : [])],
  clearScreen: false,
  // Strings and the fixtures of the fake host lie beside this folder.
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  build: { target: 'safari16', outDir: mode === 'fake' ? 'dist-fake' : 'dist', emptyOutDir: true, assetsInlineLimit: 0 },
  // axe reads a whole view, and the machine that runs it may be busy.
  test: { environment: 'jsdom', include: ['tests/**/*.test.ts'], setupFiles: ['tests/setup.ts'], testTimeout: 20_000 },
}));
