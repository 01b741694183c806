/** A process that uses live presence can end, and the SDK never writes to its output. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isSdkRejection } from '../../../main/webex/sdk-rejections.ts';
import { startWebexSimulator } from '../../simulators/webex/simulator.ts';

it('ends by itself after the stop, without a word and without a device', async () => {
  const webex = await startWebexSimulator();
  const script = fileURLToPath(new URL('come-and-go.ts', import.meta.url));
  const target = [webex.apiUrl, webex.discoveryUrl, webex.accessToken];
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...target]);
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const exit = once(child, 'exit');
  await new Promise<void>((resolve) => {
    const forget = webex.onChange(() => {
      if (webex.subscriptionCount === 0) return;
      forget();
      resolve();
    });
  });
  const askedToGoAt = performance.now();
  webex.setPresence('dnd');
  expect(await exit).toEqual([0, null]);
  expect(performance.now() - askedToGoAt).toBeLessThan(3_000);
  expect(await output).toEqual(['', '']);
  expect(webex.deviceCount).toBe(0);
  await webex.stop();
});

class SdkError extends Error {}

it.each([
  [new Error('Mercury Connection Aborted for mercury-default-session'), true],
  [new Error('Mercury Shutdown Switchover Aborted for mercury-default-session'), true],
  [new Error('INVALID_STATE_ERROR'), true],
  [new Error('`event.data.id` is required'), true],
  [new Error("'metrics' is not a known service"), true],
  [new SdkError('anything'), true],
  [new Error('Mercury is a planet'), false],
  [new TypeError('x is not a function'), false],
  ['INVALID_STATE_ERROR', false],
  [undefined, false],
])('tells the rejections of the SDK from ours: %s', (reason, known) => {
  expect(isSdkRejection(reason, [SdkError])).toBe(known);
});
