/** What `npm run bench` was asked for. */
import { parseArgs } from 'node:util';
import { PLANTS, type Plan } from './plan.ts';

export type Request =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'compare'; readonly files: readonly [string, string] }
  | {
      readonly kind: 'measure';
      readonly plan: Plan;
      readonly names: readonly string[];
      /** A folder for the report. */
      readonly out: string | undefined;
    };

const USAGE = `Usage: npm run bench -- [options]

  --quick                 under a minute: fewer repetitions, a smaller site, no hour of Webex
  --out <folder>          writes bench.md, and bench.json with all samples, into <folder>
  --compare <a> <b>       two files bench.json: which figures agree within their spread
  --only <name>           one of the measurements below; may be given several times
  --plant <name>          makes the product worse, to see that the bench shows it: ${PLANTS.join(', ')}
  --finesse-latency <ms>  slows the Finesse simulator down, to the same end
  --help                  this text

Measurements: `;

/** Less than an hour of Webex, a minute and more at its speed, would count too few renewals. */
const LONG: ReadonlySet<string> = new Set(['webex']);

/** Throws, in words for the person, where it cannot be understood. */
export function readArguments(known: readonly string[]): Request {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      out: { type: 'string' },
      compare: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      plant: { type: 'string', multiple: true, default: [] },
      'finesse-latency': { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help', text: `${USAGE}${known.join(', ')}\n` };
  const [first, second] = positionals;
  if (values.compare) {
    if (first === undefined || second === undefined || positionals.length > 2) {
      throw new Error('--compare: expected two files');
    }
    return { kind: 'compare', files: [first, second] };
  }
  if (first !== undefined) throw new Error(`unknown: ${first}`);
  const usual = known.filter((name) => !values.quick || !LONG.has(name));
  const names = values.only ? known.filter((name) => values.only?.includes(name)) : usual;
  onlyKnown('--only', values.only ?? [], known);
  onlyKnown('--plant', values.plant, PLANTS);
  const plants = PLANTS.filter((plant) => values.plant.includes(plant));
  const finesseLatencyMs = Number(values['finesse-latency']);
  if (!(finesseLatencyMs >= 0)) throw new Error('--finesse-latency: expected milliseconds');
  const plan = { quick: values.quick, finesseLatencyMs, plants };
  return { kind: 'measure', plan, names, out: values.out };
}

function onlyKnown(option: string, asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new Error(`${option}: unknown: ${unknown.join(', ')}; known: ${known.join(', ')}`);
}
