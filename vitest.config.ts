import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Inlined, so that a test can hand it an Electron: npm's own package is a program to be fetched.
    server: { deps: { inline: ['electron-store'] } },
    // Most suites wait for servers rather than compute, so one more than the two usual cores is well used.
    maxWorkers: 3,
    testTimeout: 40_000,
    hookTimeout: 20_000,
  },
});
