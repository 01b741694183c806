/** The token of one cloud is never shown to another. */
import { expect, it } from 'vitest';
import { sameCloud } from '../../../main/webex/same-cloud.ts';

const API = 'https://webexapis.com/v1';
const DISCOVERY = 'https://u2c.wbx2.com/u2c/api/v1';

it.each([
  [API, DISCOVERY, true],
  ['https://WEBEXAPIS.com./v1/', 'https://u2c.wbx2.com:443/u2c/api/v1', true],
  ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/u2c/api/v1', true],
  ['https://webex.example.org/v1', 'https://u2c.example.org/u2c/api/v1', true],
  ['https://api-usgov.webex.com/v1', 'https://u2c.gov.ciscospark.com/u2c/api/v1', true],
  ['http://127.0.0.1:8080/v1', DISCOVERY, false],
  ['https://webex.example.org/v1', DISCOVERY, false],
  ['https://webex.example.org/v1', 'https://u2c-a.wbx2.com/u2c/api/v1', false],
  ['https://notwebexapis.com/v1', DISCOVERY, false],
  ['https://api-usgov.webex.com/v1', DISCOVERY, false],
  [API, 'http://127.0.0.1:8080/u2c/api/v1', false],
  [API, 'https://u2c.gov.ciscospark.com/u2c/api/v1', false],
])('%s and %s: %s', (apiUrl, discoveryUrl, same) => {
  expect(sameCloud(apiUrl, discoveryUrl)).toBe(same);
});
