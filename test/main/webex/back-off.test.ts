/** The waits between two tries. */
import { expect, it } from 'vitest';
import { backOffMs } from '../../../main/webex/back-off.ts';

const RANGE = { firstMs: 1_000, maxMs: 60_000 };
const HOUR_MS = 3_600_000;

it.each([
  [1, undefined, 1_000],
  [2, undefined, 2_000],
  [30, undefined, 60_000],
  [1, 10_000, 12_000],
  [1, HOUR_MS, HOUR_MS],
  [1, 999_999_000, HOUR_MS],
])('after %i failures and with Retry-After %s: at most %i ms', (failures, retryAfterMs, mostMs) => {
  const most = backOffMs(RANGE, failures, retryAfterMs, () => 1);
  expect(most).toBe(mostMs);
  expect(backOffMs(RANGE, failures, retryAfterMs, () => 0)).toBeLessThanOrEqual(most);
});
