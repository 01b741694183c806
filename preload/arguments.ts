/** Reads the arguments of a call: the window is a stranger until each of them has been looked at. */
import { failed, success, type Outcome } from '../main/core/outcome.ts';

export interface Decoder<T> {
  /** What is expected, in words that can follow "expected". */
  readonly expected: string;
  readonly accepts: (value: unknown) => value is T;
}

type Decoded<D extends readonly Decoder<unknown>[]> = {
  readonly [Index in keyof D]: D[Index] extends Decoder<infer T> ? T : never;
};

/** Exactly these arguments, in this order, and nothing else. */
export function takes<const D extends readonly Decoder<unknown>[]>(...decoders: D) {
  return (given: readonly unknown[]): Outcome<Decoded<D>> => {
    const fits =
      given.length === decoders.length &&
      decoders.every((decoder, index) => decoder.accepts(given[index]));
    // Each decoder has just accepted the value in its place.
    if (fits) return success(given as unknown as Decoded<D>);
    const words = decoders.map(({ expected }) => expected).join(', then ');
    return failed('refused', `expected ${words || 'no argument'}`);
  };
}

/** One of these words. A total table, so that a new word of the type must be listed here too. */
export function wordOf<T extends string>(words: Readonly<Record<T, true>>): Decoder<T> {
  return {
    expected: `one of ${Object.keys(words).join(', ')}`,
    accepts: (value): value is T => typeof value === 'string' && Object.hasOwn(words, value),
  };
}

/** `what` names the number and its unit, for example "minutes". */
export function wholeNumber(least: number, most: number, what: string): Decoder<number> {
  return {
    expected: `${String(least)} to ${String(most)} ${what}`,
    accepts: (value): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most,
  };
}

export function textUpTo(length: number): Decoder<string> {
  return {
    expected: `a text of at most ${String(length)} characters`,
    accepts: (value): value is string => typeof value === 'string' && value.length <= length,
  };
}

/** What is inside is read by whoever keeps it; here only that it is an object. */
export const anObject: Decoder<Readonly<Record<string, unknown>>> = {
  expected: 'an object',
  accepts: (value): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
};

export function either<A, B>(one: Decoder<A>, other: Decoder<B>): Decoder<A | B> {
  return {
    expected: `${one.expected}, or ${other.expected}`,
    accepts: (value): value is A | B => one.accepts(value) || other.accepts(value),
  };
}
