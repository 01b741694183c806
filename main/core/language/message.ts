/** What the compiler knows of an ICU message: the names of the values that it needs. */

/** A translation has the keys of the English one, no more and no less. */
export type Translated<T> = { readonly [K in keyof T]: string };

/** Each name that follows an opening brace; the branches of a plural hold more than a name. */
export type ValueName<M> = M extends `${string}{${infer Rest}`
  ? OneWord<UpTo<Rest, ',' | '}' | '{'>> | ValueName<Rest>
  : never;

type UpTo<T extends string, Ends extends string> = T extends `${infer First}${infer Rest}`
  ? First extends Ends
    ? ''
    : `${First}${UpTo<Rest, Ends>}`
  : T;

type OneWord<T extends string> = T extends '' | `${string}${' ' | '#'}${string}` ? never : T;
