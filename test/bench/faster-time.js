/** Loaded into a host before its own code: there time runs so many times as fast. What Node does inside keeps real time. */

const factor = Number(process.env['BENCH_TIME_FACTOR']);
if (!(factor > 0)) throw new Error('BENCH_TIME_FACTOR: expected a number above 0');

const RealDate = Date;
const { setInterval: realInterval, setTimeout: realTimeout } = globalThis;
const realNow = performance.now.bind(performance);
const from = realNow();
const begun = RealDate.now();
const passedMs = () => (realNow() - from) * factor;
const dateNow = () => Math.round(begun + passedMs());

/** @param {Parameters<typeof setTimeout>} args */
const timeout = ([run, ms = 0, ...rest]) => realTimeout(run, ms / factor, ...rest);
/** @param {Parameters<typeof setInterval>} args */
const interval = ([run, ms = 0, ...rest]) => realInterval(run, ms / factor, ...rest);

Object.assign(globalThis, {
  setTimeout: (/** @type {Parameters<typeof setTimeout>} */ ...args) => timeout(args),
  setInterval: (/** @type {Parameters<typeof setInterval>} */ ...args) => interval(args),
  Date: new Proxy(RealDate, {
    construct: (target, /** @type {number[]} */ args) =>
      new target(.../** @type {[number]} */ (args.length > 0 ? args : [dateNow()])),
    get: (target, key) =>
      /** @type {unknown} */ (key === 'now' ? dateNow : Reflect.get(target, key)),
  }),
});
performance.now = () => from + passedMs();
