/** What Webex has told the app since the last look, by the simulator's own records, which are emptied on the way. */
import { REST_WORDS } from '../simulators/webex/composition.ts';
import type { WebexSimulator } from '../simulators/webex/simulator.ts';
import type { Told } from './known.ts';

const SNAPSHOT = /^\/apheleia\/api\/v1\/(subscriptions|compositions)$/;

export function readTold(webex: WebexSimulator, at: number): readonly Told[] {
  const { status } = webex.presence;
  const answers = webex.requests.splice(0).filter((one) => one.status === 200 && !one.faulted);
  const messages = webex.messages.splice(0).filter(({ direction }) => direction === 'out');
  return [
    ...answers.flatMap(({ method, path }): Told[] => {
      if (method === 'GET' && path === '/v1/people/me') {
        return [
          {
            at,
            via: 'rest',
            status: webex.sharesStatus ? (REST_WORDS[status] ?? 'unknown') : 'absent',
          },
        ];
      }
      return SNAPSHOT.test(path) ? [{ at, via: 'live', status }] : [];
    }),
    ...messages.flatMap(({ message }): Told[] => {
      const data = message['data'] as
        { readonly eventType?: string; readonly status?: string } | undefined;
      const isPush = data?.eventType === 'apheleia.subscription_update';
      return isPush ? [{ at, via: 'live', status: data.status ?? '' }] : [];
    }),
  ];
}
