/** Whatever the window sends: only what the contract lists is done, everything else is refused in words. */
import { describe, expect, expectTypeOf, it } from 'vitest';
import { success } from '../../main/core/outcome.ts';
import {
  bridgeOver,
  performer,
  type ArgumentsOf,
  type Handlers,
  type PauseLength,
} from '../../preload/contract.ts';

function recorded() {
  const done: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void done.push([name, ...args]);
  const handlers: Handlers = {
    pause: note('pause'),
    resume: note('resume'),
    setMode: note('setMode'),
    look: note('look'),
  };
  return { done, handlers, perform: performer(handlers) };
}

describe('the contract', () => {
  it('hands over what it knows', () => {
    const { done, perform } = recorded();
    expect(perform('pause', [15])).toEqual(success(undefined));
    expect(perform('pause', ['resumed'])).toEqual(success(undefined));
    expect(perform('setMode', ['ask'])).toEqual(success(undefined));
    expect(perform('resume', [])).toEqual(success(undefined));
    expect(perform('look', [])).toEqual(success(undefined));
    expect(done).toEqual([
      ['pause', 15],
      ['pause', 'resumed'],
      ['setMode', 'ask'],
      ['resume'],
      ['look'],
    ]);
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
    ['login', []],
    ['__proto__', []],
    ['constructor', []],
    [undefined, []],
    [{}, []],
  ])('refuses %o with %o in words, and does nothing', (name, given) => {
    const { done, perform } = recorded();
    const outcome = perform(name, given);
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
    expect(Object.keys(bridge).sort()).toEqual(['look', 'onView', 'pause', 'resume', 'setMode']);
  });

  it('does not compile with a handler missing', () => {
    const { look, pause, resume, setMode } = recorded().handlers;
    // @ts-expect-error `look` is missing.
    performer({ pause, resume, setMode });
    performer({ look, pause, resume, setMode });
    expectTypeOf<ArgumentsOf<'pause'>>().toEqualTypeOf<readonly [PauseLength]>();
  });
});
