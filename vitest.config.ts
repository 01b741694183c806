import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Most suites wait for servers rather than compute, so one more than the two usual cores is well used.
    maxWorkers: 3,
    testTimeout: 40_000,
    hookTimeout: 20_000,
  },
});
