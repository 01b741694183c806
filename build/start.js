/** Says what there is to start: the tray app is not part of this version, the headless host and the demo are. */
console.error(
  'This version has no tray app yet. `npm run demo` shows the main job on any machine;\n' +
    '`node out/main/headless.js --help` (after `npm run build`) follows a real agent.',
);
process.exitCode = 1;
