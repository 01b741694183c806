/** The tests that planted faults run against: the stories alone, because each fault runs them anew. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/main/core/**/*.test.ts'],
    exclude: ['test/main/core/engine/{exhaustive,walks}.test.ts'],
    testTimeout: 60_000,
  },
});
