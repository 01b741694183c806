/** Ends of a demo that are no bug: what a person can do something about, and a person who had enough. */

/** Told in one line, without a stack trace. */
export class Problem extends Error {}

/** Somebody pressed Ctrl-C. */
export class Stopped extends Error {}
