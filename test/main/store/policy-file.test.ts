/** The policy file: where it lies, and when it is believed. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyFilePath, readPolicyFile } from '../../../main/store/policy-file.ts';
import { makeFolder } from './folder.ts';

function written(text: string | Buffer, mode = 0o644): string {
  const file = path.join(makeFolder(), 'policy.json');
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

function problemOf(file: string): string {
  const read = readPolicyFile(file);
  return read.ok ? '' : read.failure.detail;
}

const isPosix = process.platform !== 'win32';

describe('the policy file', () => {
  it('lies where only administrators write, unless the environment names another to try', () => {
    expect(policyFilePath('win32', { ProgramData: 'D:\\Data' })).toBe(
      'D:\\Data\\FinessePresence\\policy.json',
    );
    expect(policyFilePath('win32', {})).toBe('C:\\ProgramData\\FinessePresence\\policy.json');
    expect(policyFilePath('linux', {})).toBe('/etc/finesse-presence/policy.json');
    expect(policyFilePath('darwin', {})).toBe('/etc/finesse-presence/policy.json');
    expect(policyFilePath('linux', { FINESSE_PRESENCE_POLICY_FILE: '/tmp/x' })).toBe('/tmp/x');
  });

  it('is read with comments, and an absent one says nothing', () => {
    const file = written('\uFEFF// ours\r\n{ "mode": "observe", }');
    expect(readPolicyFile(file)).toEqual({ ok: true, value: { mode: 'observe' } });
    expect(readPolicyFile(path.join(makeFolder(), 'policy.json'))).toEqual({
      ok: true,
      value: undefined,
    });
    expect(readPolicyFile(path.join(file, 'policy.json'))).toEqual({ ok: true, value: undefined });
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['torn', '{ "mode": "obs', /^not valid JSON at line 1, column \d+/],
    ['empty', '', /^not valid JSON at line 1, column 1/],
    ['a list', '[]', /^expected an object$/],
    ['huge', Buffer.alloc(262_145, 32), /^expected at most 262144 bytes$/],
  ])('that is %s is refused with the reason', (_name, text, problem) => {
    expect(problemOf(written(text))).toMatch(problem);
  });

  it('that is a folder is refused', () => {
    const folder = path.join(makeFolder(), 'policy.json');
    mkdirSync(folder);
    expect(problemOf(folder)).toMatch(/^(expected a file|cannot be read \(E)/);
  });

  it.runIf(isPosix).each([0o666, 0o664, 0o646])(
    'that others may change is not believed: %o',
    (mode) => {
      expect(problemOf(written('{ "mode": "auto" }', mode))).toContain(
        'somebody else than root may change it',
      );
    },
  );

  it.runIf(isPosix)('is judged by the file itself, not by a link to it', () => {
    const link = path.join(makeFolder(), 'policy.json');
    symlinkSync(written('{ "mode": "auto" }', 0o666), link);
    expect(problemOf(link)).toContain('somebody else than root may change it');
  });
});
