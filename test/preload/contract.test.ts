/** Whatever the window sends: only what the contract lists is done, everything else is refused in words. */
import { describe, expect, expectTypeOf, it } from 'vitest';
import { success } from '../../main/core/outcome.ts';
import {
  CONTRACT,
  bridgeOver,
  performer,
  type ArgumentsOf,
  type CallName,
  type Handlers,
  type PauseLength,
} from '../../preload/contract.ts';

/** Notes each call by its name and arguments. */
function recorded() {
  const done: unknown[][] = [];
  const names = Object.keys(CONTRACT.calls) as CallName[];
  const note =
    (name: CallName) =>
    (...args: unknown[]) => {
      done.push([name, ...args]);
      return Promise.resolve(success(undefined));
    };
  // Every name of the contract is there, and none of these answers is read.
  const handlers = Object.fromEntries(names.map((name) => [name, note(name)])) as Handlers;
  return { done, handlers, perform: performer(handlers, noBug) };
}

function noBug(error: unknown): void {
  throw error;
}

describe('the contract', () => {
  it.each([
    ['pause', 15],
    ['pause', 'tomorrow'],
    ['pause', 'resumed'],
    ['setMode', 'ask'],
    ['resume'],
    ['look'],
    ['answer', 7, 'no'],
    ['delayReady', 5],
    ['saveSettings', { mode: 'observe' }],
    ['signInFinesse', '1001', 'secret'],
    ['readHistory', ''],
  ])('hands over %s', async (name, ...given) => {
    const { done, perform } = recorded();
    expect(await perform(name, given)).toEqual(success(undefined));
    expect(done).toEqual([[name, ...given]]);
  });

  it('tells the window no more of a bug than that there is one', async () => {
    const bugs: unknown[] = [];
    const bug = new Error('password=hunter2');
    const perform = performer(
      { ...recorded().handlers, look: () => Promise.reject(bug) },
      (error) => bugs.push(error),
    );
    const outcome = await perform('look', []);
    expect(outcome).toMatchObject({ ok: false, failure: { detail: 'an error in this app' } });
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
    expect(bugs).toEqual([bug]);
  });

  it.each([
    ['pause', []],
    ['pause', [0]],
    ['pause', [-5]],
    ['pause', [1.5]],
    ['pause', [1_441]],
    ['pause', [NaN]],
    ['pause', [Infinity]],
    ['pause', ['15']],
    ['pause', [null]],
    ['pause', [15, 15]],
    ['setMode', ['off']],
    ['setMode', ['toString']],
    ['setMode', [{ toString: () => 'auto' }]],
    ['resume', [true]],
    ['look', [0]],
    ['look', 'all'],
    ['look', undefined],
    ['answer', [1]],
    ['answer', [1, 'maybe']],
    ['answer', [-1, 'yes']],
    ['delayReady', [0]],
    ['saveSettings', [[]]],
    ['saveSettings', [null]],
    ['saveSettings', ['{}']],
    ['signInFinesse', ['1001', 'x'.repeat(1_001)]],
    ['signInFinesse', ['1001', undefined]],
    ['signOut', ['both']],
    ['login', []],
    ['__proto__', []],
    ['constructor', []],
    [undefined, []],
    [{}, []],
  ])('refuses %o with %o in words, and does nothing', async (name, given) => {
    const { done, perform } = recorded();
    const outcome = await perform(name, given);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    expect(outcome.ok || outcome.failure.detail).toMatch(/expected|unknown/);
    expect(done).toEqual([]);
  });

  it('gives the window a failure where nobody answers, never an exception', async () => {
    const bridge = bridgeOver({
      call: () => Promise.reject(new Error('gone')),
      on: () => () => undefined,
    });
    expect(await bridge.resume()).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
    expect(Object.keys(bridge)).toEqual([
      ...Object.keys(CONTRACT.calls),
      ...Object.keys(CONTRACT.events).map(
        (name) => `on${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`,
      ),
    ]);
  });

  it('does not compile with a handler missing', () => {
    const { look: _look, ...rest } = recorded().handlers;
    // @ts-expect-error `look` is missing.
    performer(rest, noBug);
    expectTypeOf<ArgumentsOf<'pause'>>().toEqualTypeOf<readonly [PauseLength]>();
  });
});
