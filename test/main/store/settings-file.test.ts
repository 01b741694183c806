/** `settings.json` as people and their editors leave it behind. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { loadSettings, openSettingsFile } from '../../../main/store/settings-file.ts';
import { makeFolder } from './folder.ts';

const GOOD = `{
  "version": 1,
  "finesse": { "nodes": ["https://finesse-a.example.com:8445"], "user": "1001" }
}`;

function load(text: string | Buffer) {
  const profile = makeFolder();
  writeFileSync(path.join(profile, 'settings.json'), text);
  return loadSettings(profile);
}

async function problemsOf(text: string | Buffer): Promise<string> {
  const loaded = await load(text);
  return loaded.ok ? '' : loaded.problems.join('\n');
}

describe('a settings file', () => {
  it.each<[string, string]>([
    ['plain', GOOD],
    ['with a byte order mark', `\uFEFF${GOOD}`],
    ['with the line ends of Windows', GOOD.replaceAll('\n', '\r\n')],
    ['with comments', GOOD.replace('"version": 1,', '// ours\n"version": 1, /* the first */')],
    ['with a comma too many', GOOD.replace('"1001" }', '"1001", },')],
    ['with space around it', `\n\n  ${GOOD}\n\n`],
  ])('%s is read', async (_name, text) => {
    const loaded = await load(text);
    expect(loaded.ok && loaded.settings.finesse.user).toBe('1001');
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['torn in the middle', GOOD.slice(0, 60), /not valid JSON at line 3, column \d+/],
    ['empty', '', /not valid JSON at line 1, column 1/],
    ['without a comma', GOOD.replace('1,', '1'), /not valid JSON at line 3, column 3/],
    ['a number', '5', /settings\.json: expected an object, got 5/],
    ['a list', '[]', /settings\.json: expected an object, got \[\]/],
    ['UTF-16', Buffer.from(`\uFEFF${GOOD}`, 'utf16le'), /settings\.json: expected UTF-8/],
    ['two values', `${GOOD} ${GOOD}`, /not valid JSON at line 4/],
  ])('%s is refused with its place, and nothing is half read', async (_name, text, problem) => {
    expect(await problemsOf(text)).toMatch(problem);
  });

  it('every problem begins with the file and the path inside it', async () => {
    const text = GOOD.replace('1,', '1, "mode": "off", "rules": { "meeting": { "reason": 5 } },');
    const lines = (await problemsOf(text)).split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toMatch(/settings\.json: (mode|rules\.meeting\.reason): /);
  });

  it('what is wrong only together with a policy says so', async () => {
    const profile = makeFolder();
    const own = GOOD.replace(
      '"version": 1,',
      '"version": 1, "rules": { "call": { "reason": "" } },',
    );
    writeFileSync(path.join(profile, 'settings.json'), own);
    const enforced = { rules: { call: { action: 'notReady' } } };
    const loaded = await loadSettings(profile, { enforced, defaults: {} });
    expect(loaded.ok ? [] : loaded.problems).toEqual([
      expect.stringMatching(
        /settings\.json: rules\.call\.reason: expected .* \(your organization's policy sets a part of it\)$/,
      ),
    ]);
    const alone = await loadSettings(profile);
    expect(alone.ok ? '' : alone.problems.join()).not.toContain('organization');
  });

  it('a missing one is told with the smallest that would do', async () => {
    const loaded = await loadSettings(makeFolder());
    const [problem = ''] = loaded.ok ? [] : loaded.problems;
    expect(problem).toContain('settings.json: there is no such file. It must hold at least');
    const smallest = /at least (\{.*\})\./.exec(problem)?.[1] ?? '';
    const filled = smallest.replace('…:8445', 'finesse-a.example.com:8445').replace('…', '1001');
    expect((await load(filled)).ok).toBe(true);
  });

  it('one that cannot be read is told as such', async () => {
    const profile = makeFolder();
    mkdirSync(path.join(profile, 'settings.json'));
    const loaded = await loadSettings(profile);
    expect(loaded.ok ? [] : loaded.problems).toEqual([
      `${path.join(profile, 'settings.json')}: cannot be read (EISDIR)`,
    ]);
  });
});

describe('a change of the settings file', () => {
  function watched() {
    const profile = makeFolder();
    const file = path.join(profile, 'settings.json');
    writeFileSync(file, GOOD);
    const settings = openSettingsFile(profile, 5);
    let told = 0;
    return {
      file,
      settings,
      watch: () => settings.onChange(() => (told += 1)),
      toldTimes: (times: number) => vi.waitFor(() => expect(told).toBe(times)),
    };
  }

  it('is told also when it came between the reading and the first look', async () => {
    const { file, settings, toldTimes, watch } = watched();
    settings.read();
    writeFileSync(file, `${GOOD} `);
    const stop = watch();
    await toldTimes(1);
    stop();
  });

  it('is told once each, through a replacement, its end and its return, and not after the end', async () => {
    const { file, settings, toldTimes, watch } = watched();
    settings.read();
    const stop = watch();
    writeFileSync(`${file}.new`, GOOD);
    renameSync(`${file}.new`, file);
    await toldTimes(1);
    rmSync(file);
    await toldTimes(2);
    expect(settings.write(GOOD)).toEqual({ ok: true, value: undefined });
    await toldTimes(3);
    stop();
    let others = 0;
    const stopOther = settings.onChange(() => (others += 1));
    rmSync(file);
    await vi.waitFor(() => expect(others).toBeGreaterThan(0));
    await toldTimes(3);
    stopOther();
  });
});
