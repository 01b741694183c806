/** Tells when nothing is under way on any socket of this process, so that time may move on. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/**
 * Both ends of every socket live in this process, and the kernel hands loopback data over at once:
 * after so many turns of the event loop in which nothing happened nothing will, until a timer does.
 */
const QUIET_TURNS = 30;
/** With an open request: a server holds it back, and only time ends that. */
const HELD_TURNS = 300;
const NEWS = [
  'http.client.response.finish',
  'http.server.request.start',
  'http.server.response.finish',
  'net.client.socket',
  'net.server.socket',
];

export interface Quiet {
  /** Something that no channel of Node tells. */
  readonly noteNews: () => void;
  readonly settle: () => Promise<void>;
  end(): void;
}

export function watchSockets(): Quiet {
  let news = 0;
  let open = 0;
  const note = () => void (news += 1);
  const begun = (message: unknown) => {
    const { request } = message as { readonly request: ClientRequest };
    note();
    open += 1;
    request.once('close', () => {
      note();
      open -= 1;
    });
  };
  subscribe('http.client.request.start', begun);
  for (const channel of NEWS) subscribe(channel, note);
  return {
    noteNews: note,
    settle: async () => {
      let seen = news;
      for (let turns = 0; turns < (open > 0 ? HELD_TURNS : QUIET_TURNS); turns += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (news !== seen) turns = 0;
        seen = news;
      }
    },
    end: () => {
      unsubscribe('http.client.request.start', begun);
      for (const channel of NEWS) unsubscribe(channel, note);
    },
  };
}
