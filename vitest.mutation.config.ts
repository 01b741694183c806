/** The tests that planted faults run against: the stories alone, because each fault runs them anew. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/main/core/engine/*.test.ts', 'test/main/core/view.test.ts'],
    exclude: ['test/main/core/engine/{exhaustive,walks}.test.ts'],
    // One loading of the modules for all files: a planted fault costs two seconds, not ten.
    isolate: false,
    testTimeout: 60_000,
  },
});
