/** The proof of ownership on disk: after a crash at any point it is the old one, the new one, or none. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Ownership } from '../../../main/core/engine/state.ts';
import { ownershipRecord } from '../../../main/core/ownership-record.ts';
import { openOwnershipFile } from '../../../main/store/ownership-file.ts';
import { FULL_DISK, makeFolder } from './folder.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 0, 0);
const OLD: Ownership = {
  agent: '1001',
  extension: '2001',
  reasonCodeId: 41,
  label: 'Webex Meeting',
  stateChangeTime: '2026-11-23T08:59:00.000Z',
  priorState: 'READY',
  episode: 1,
  setAt: NOW - 60_000,
  offerOnly: false,
};
const NEW: Ownership = { ...OLD, reasonCodeId: 42, label: 'Webex Call' };

function open(profile = makeFolder()) {
  const trouble: string[] = [];
  const store = openOwnershipFile(profile, (words) => trouble.push(words));
  const file = path.join(profile, 'ownership.json');
  return { store, file, profile, trouble, load: () => store.load(NOW) };
}

describe('the ownership file', () => {
  it('keeps one record, and what comes back may only be offered', () => {
    const { file, load, profile, store, trouble } = open();
    store.save(OLD);
    store.save(NEW);
    expect(load()).toEqual({ ownership: { ...NEW, offerOnly: true }, refused: undefined });
    expect(readdirSync(profile)).toEqual(['ownership.json']);
    expect(trouble).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is gone when nothing is ours, also twice', () => {
    const { file, load, store, trouble } = open();
    store.save(OLD);
    store.save(undefined);
    store.save(undefined);
    expect(existsSync(file)).toBe(false);
    expect(load()).toEqual({ ownership: undefined, refused: undefined });
    expect(trouble).toEqual([]);
  });

  it('a crash while the new one is written leaves the old one', () => {
    const { file, load, store } = open();
    store.save(OLD);
    writeFileSync(`${file}.new`, ownershipRecord(NEW).slice(0, 30));
    expect(load().ownership).toMatchObject({ reasonCodeId: 41 });
    // The next one is not disturbed by the remains.
    store.save(NEW);
    expect(load().ownership).toMatchObject({ reasonCodeId: 42 });
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('a crash between writing and renaming leaves the old one, or none', () => {
    const { file, load, store } = open();
    writeFileSync(`${file}.new`, ownershipRecord(NEW));
    expect(load()).toEqual({ ownership: undefined, refused: undefined });
    store.save(OLD);
    writeFileSync(`${file}.new`, ownershipRecord(NEW));
    expect(load().ownership).toMatchObject({ reasonCodeId: 41 });
  });

  it('is replaced as a whole: whoever has it open goes on reading the old one', () => {
    const { file, store } = open();
    store.save(OLD);
    const before = statSync(file).ino;
    store.save(NEW);
    expect(statSync(file).ino).not.toBe(before);
  });

  it.skipIf(!existsSync(FULL_DISK))('a full disk is told, and leaves the old one', () => {
    const { file, load, store, trouble } = open();
    store.save(OLD);
    symlinkSync(FULL_DISK, `${file}.new`);
    store.save(NEW);
    expect(trouble).toEqual([
      `${file} cannot be written (ENOSPC). After a restart, going Ready is left to you.`,
    ]);
    expect(load().ownership).toMatchObject({ reasonCodeId: 41 });
  });

  it('a folder that is not there is told, and nothing is thrown', () => {
    const { store, trouble } = open(path.join(makeFolder(), 'gone'));
    store.save(OLD);
    expect(trouble).toHaveLength(1);
    expect(trouble[0]).toContain('cannot be written (ENOENT)');
  });

  it('a record that cannot be read is refused by name', () => {
    const { file, load } = open();
    mkdirSync(file);
    expect(load()).toEqual({ ownership: undefined, refused: 'the record cannot be read' });
  });

  it.each([
    ['torn', ownershipRecord(OLD).slice(0, 50), 'the record is damaged'],
    ['binary', '\u0000\u0001\u0002', 'the record is damaged'],
    ['too old', ownershipRecord({ ...OLD, setAt: NOW - 90_000_000 }), 'more than a day old'],
    ['from the future', ownershipRecord({ ...OLD, setAt: NOW + 9e6 }), 'from the future'],
  ])('a %s one is refused by name, once', (_name, text, why) => {
    const { file, load, trouble } = open();
    writeFileSync(file, text);
    expect(load().refused).toContain(why);
    expect(load()).toEqual({ ownership: undefined, refused: undefined });
    expect(trouble).toEqual([]);
  });

  it('holds no secret: only what Finesse itself shows', () => {
    const { file, store } = open();
    store.save(OLD);
    const kept = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).sort();
    expect(kept).toEqual([
      'agent',
      'episode',
      'extension',
      'label',
      'priorState',
      'reasonCodeId',
      'setAt',
      'stateChangeTime',
      'version',
    ]);
  });
});
