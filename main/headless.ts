/** Starts the app without a window. Tiny, so that a signal is obeyed from the first moment, before all is loaded. */

// Until something runs there is nothing to leave behind.
let stop = (): void => process.exit(0);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGBREAK'] as const) {
  process.on(signal, () => stop());
}

const { headless } = await import('./headless-host.ts');
await headless((next) => {
  stop = next;
});
