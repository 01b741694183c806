/** Remembers the address of our Webex device over a crash, so that the next start uses it again. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** No real address is longer. */
const LONGEST = 1_000;

/** Losing it costs one more device at Webex, which ends by itself: trouble is not worth a word. */
export function openWebexDeviceFile(profile: string): {
  load(): string | undefined;
  save(url: string | undefined): void;
} {
  const file = path.join(profile, 'webex-device');
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  return {
    load() {
      const text = attempt(() => readFileSync(file, 'utf8').trim()) ?? '';
      return text !== '' && text.length <= LONGEST ? text : undefined;
    },
    save(url) {
      if (url === undefined) attempt(() => rmSync(file, { force: true }));
      else attempt(() => writeFileSync(file, `${url}\n`, { mode: 0o600 }));
    },
  };
}
