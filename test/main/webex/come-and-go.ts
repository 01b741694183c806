/** A process of its own: connects to a simulator, hears one push, stops, and must then end by itself, in silence. */
import { createHttpClient } from '../../../main/http/http-client.ts';
import { createSystemClock } from '../../../main/sync/clock.ts';
import { fixedAccess } from '../../../main/webex/access.ts';
import { createPresenceSource } from '../../../main/webex/presence-source.ts';

const [apiUrl = '', discoveryUrl = '', token = ''] = process.argv.slice(2);
// Each of them would make a careless start talk to the wrong server, or too much.
process.env['U2C_SERVICE_URL'] = 'http://127.0.0.1:1/u2c';
process.env['ENABLE_NETWORK_LOGGING'] = 'true';

const http = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 100_000 });
const source = createPresenceSource({
  webex: { apiUrl, discoveryUrl, realtime: true, pollMs: 60_000, reconcileMs: 60_000 },
  access: fixedAccess(token),
  send: http.send,
  clock: createSystemClock(),
  random: Math.random,
});
const stop = source.start((news) => {
  if (news.kind !== 'reading' || news.reading.status !== 'DoNotDisturb') return;
  void stop().then(() => http.close());
});
