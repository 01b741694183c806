/** The soak's table, and the story of each thing that was broken. */
import { growthPerDay } from './leaks.ts';
import type { Played } from './play.ts';
import { addTally, emptyTally } from './tally.ts';

type Row = readonly [what: string, value: number | string];

export function tableOf(played: readonly Played[]): string {
  const sum = emptyTally();
  for (const { tally } of played) addTally(sum, tally);
  const { results } = sum;
  const faults = Object.values(sum.faults).reduce((total, times) => total + times, 0);
  const life = Object.values(sum.life).reduce((total, times) => total + times, 0);
  const rows: readonly Row[] = [
    ['seeds', played.length],
    ['simulated days', sum.days],
    ['things that people and customers did', life],
    ['requests to Finesse', sum.requests],
    ['writes', sum.writes],
    ['  Not Ready', sum.notReady],
    ['  another reason', sum.relabels],
    ['  Ready given back', sum.restores],
    ["  on the person's word", sum.byWord],
    ['  done / failed / overtaken', `${results.done} / ${results.failed} / ${results.overtaken}`],
    ['sign-ins refused (401)', sum.refusals],
    ['starts of the app', sum.starts],
    ['work done in calm hours', sum.calm],
    ['faults survived', faults],
    ...Object.entries(sum.faults)
      .sort(([, a], [, b]) => b - a)
      .map(([name, times]): Row => [`  ${name}`, times]),
    ['most growth of the heap in a day', growthOf(played)],
    ['violations', played.reduce((total, { violations }) => total + violations.length, 0)],
    ['leaks', played.reduce((total, { leaks }) => total + leaks.length, 0)],
  ];
  return rows.map(([what, value]) => `${what.padEnd(40)}${String(value).padStart(18)}`).join('\n');
}

/** Where the weeks were long enough to tell. */
function growthOf(played: readonly Played[]): string {
  const growths = played.flatMap(({ heap }) => growthPerDay(heap) ?? []);
  return growths.length === 0 ? '–' : `${Math.round(Math.max(...growths) / 1_000)} kB`;
}

/** What was not reached, so that a soak that does nothing cannot pass. */
export function unreached(played: readonly Played[]): readonly string[] {
  const sum = emptyTally();
  for (const { tally } of played) addTally(sum, tally);
  const must = {
    'Not Ready': sum.notReady,
    'Ready given back': sum.restores,
    'calm hours': sum.calm,
  };
  return Object.entries(must)
    .filter(([, times]) => times === 0)
    .map(([what]) => `Nothing reached "${what}".`);
}

export function problemsOf(played: readonly Played[]): readonly string[] {
  return played.flatMap(({ days, hours, leaks, seed, violations }) => {
    const again = `npm run soak -- --seed ${seed} --seeds 1 --days ${days} --hours ${hours}`;
    return [
      ...violations.map(
        ({ at, story, what }) =>
          `Seed ${seed}, ${new Date(at).toISOString()}: ${what}\n  (again: ${again})\n${story.map((line) => `    ${line}`).join('\n')}`,
      ),
      ...leaks.map((leak) => `Seed ${seed}: left over: ${leak} (again: ${again})`),
    ];
  });
}
