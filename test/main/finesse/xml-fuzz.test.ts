/** Any text as an answer of Finesse: never a throw, never a state that was not there, and quick with the big ones. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { FINESSE_HTTP } from '../../../main/finesse/signed-requests.ts';
import { parseXml } from '../../../main/finesse/xml.ts';
import { createHttpClient } from '../../../main/http/http-client.ts';
import { fuzz, torn, type FuzzTally } from './xml-fuzz.ts';

const SEED = 20_261_122;
const INPUTS = 10_000;
const QUICK_MS = 1_000;

it('ten thousand torn documents are read or refused', () => {
  const tally: FuzzTally = { inputs: 0, readable: 0 };
  fc.assert(
    fc.property(torn, (text) => fuzz(text, tally)),
    { seed: SEED, numRuns: INPUTS },
  );
  expect(tally.inputs).toBe(INPUTS);
  // Both ways are walked.
  expect(tally.readable).toBeGreaterThan(INPUTS / 20);
  expect(tally.readable).toBeLessThan(INPUTS);
}, 60_000);

it.each([
  ['an entity bomb', `<!DOCTYPE a [${'<!ENTITY b "&a;&a;&a;">'.repeat(1_000)}]><User>&b;</User>`],
  ['fifty million characters', '<User>'.padEnd(50_000_000, 'x')],
  ['a million open elements', '<a>'.repeat(300_000)],
  ['a million open comments', '<!--'.repeat(250_000)],
  ['a million attributes', `<User ${'a="b" '.repeat(150_000)}/>`],
  ['a million spaces in a tag', `<User${' '.repeat(1_000_000)}x`],
])('%s is refused quickly', (_, text) => {
  const startedAt = performance.now();
  const parsed = parseXml(text);
  expect(performance.now() - startedAt).toBeLessThan(QUICK_MS);
  if (parsed.ok) expect(parsed.root.children).toEqual([]);
});

it('a body of 50 MB is cut off long before its end', async () => {
  let sent = 0;
  const server = http.createServer((_request, response) => {
    const piece = Buffer.alloc(262_144, 'x');
    const more = () => {
      while (sent < 50_000_000 && !response.destroyed) {
        sent += piece.length;
        if (!response.write(piece)) {
          response.once('drain', more);
          return;
        }
      }
      response.end();
    };
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = createHttpClient(FINESSE_HTTP);
  onTestFinished(() => {
    client.close();
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const outcome = await client.send({ method: 'GET', url, headers: {} });
  expect(outcome).toMatchObject({ failure: { kind: 'unreadable' } });
  expect(sent).toBeLessThan(20_000_000);
});
