/** 2,000 agents through an outage of the whole site and its end: when they knock, counted in simulated time. */
import { expect, it } from 'vitest';
import { failed } from '../../../main/core/outcome.ts';
import { policyFrom, type Policy } from '../../../main/core/policy.ts';
import { parseSettings } from '../../../main/core/settings.ts';
import { createRandom } from '../../simulators/finesse/random.ts';
import { World } from '../../support/world.ts';

const AGENTS = 2_000;
const MINUTE_MS = 60_000;
/** People start their PCs within ten minutes. */
const STARTS_WITHIN_MS = 10 * MINUTE_MS;
const QUIET_MS = 5 * MINUTE_MS;
const AFTERWARDS_MS = 6 * MINUTE_MS;
const BIN_MS = 5_000;

function policyAt(spread: number): Policy {
  const nodes = ['https://finesse-a.example.com:8445', 'https://finesse-b.example.com:8445'];
  const parsed = parseSettings({ version: 1, finesse: { nodes, user: '1001' } });
  if (!parsed.ok) throw new Error('the shipped settings are wrong');
  return policyFrom(parsed.settings, spread);
}

interface Storm {
  /** Requests in each five seconds, from the last quiet minutes on. */
  readonly bins: readonly number[];
  /** How many agents are read well again at the end. */
  readonly well: number;
  readonly perBinBefore: number;
}

/** In trouble a try costs Finesse one request, at either node; see "a whole site in trouble". */
function storm(outageMs: number): Storm {
  const random = createRandom(7);
  const bins: number[] = [];
  let well = 0;
  const { failure } = failed('outOfService', 'it says that it is out of service (503)');
  for (let agent = 0; agent < AGENTS; agent += 1) {
    const world = new World({ policy: policyAt(random()) });
    // By the world's own clock, which begins when this agent starts.
    const from = world.now - random() * STARTS_WITHIN_MS + STARTS_WITHIN_MS;
    world.presence('active');
    world.advance(from + QUIET_MS - world.now);
    world.finesseFails = failure;
    world.advance(outageMs);
    world.finesseFails = undefined;
    world.advance(AFTERWARDS_MS);
    for (const { at, kind } of world.requests) {
      const bin = Math.floor((at - from) / BIN_MS);
      if (bin >= 0 && kind === 'readAgent') bins[bin] = (bins[bin] ?? 0) + 1;
    }
    if (world.engine.finesse.failures === 0) well += 1;
    expect(world.writes).toEqual([]);
  }
  const before = bins.slice(0, QUIET_MS / BIN_MS);
  return { bins, well, perBinBefore: before.reduce((sum, one) => sum + one, 0) / before.length };
}

/** A line for each half a minute. */
function histogram({ bins, perBinBefore }: Storm): string {
  const lines = bins.flatMap((_, index) => {
    if (index % 6 !== 0) return [];
    const peak = Math.max(...bins.slice(index, index + 6)) / perBinBefore;
    return `${String(index * 5).padStart(4)} s ${'#'.repeat(Math.round(peak * 10))} ${peak.toFixed(1)}`;
  });
  return ['peak of each half a minute, as a multiple of the usual rate', ...lines].join('\n');
}

it.each([
  ['half a minute', 30_000],
  ['three minutes', 3 * MINUTE_MS],
])(
  'an outage of %s and its end stay below three times the usual rate',
  (_, outageMs) => {
    const result = storm(outageMs);
    console.info(histogram(result));
    expect(result.perBinBefore).toBeGreaterThan(100);
    expect(Math.max(...result.bins)).toBeLessThanOrEqual(3 * result.perBinBefore);
    expect(result.well).toBe(AGENTS);
  },
  60_000,
);
