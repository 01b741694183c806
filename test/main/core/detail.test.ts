/** What went wrong is kept in English and said in the person's language; what others wrote stays as it came. */
import { describe, expect, it } from 'vitest';
import { detailIn, detailOf, type DetailKey } from '../../../main/core/language/detail.ts';
import { DETAILS } from '../../../main/core/language/en/details.ts';
import { LANGUAGES } from '../../../main/core/language/language.ts';
import { speakerOf } from '../../../main/core/language/speaker.ts';
import { failed } from '../../../main/core/outcome.ts';
import { answerFailure } from '../../../main/finesse/failures.ts';
import { statusFailure } from '../../../main/webex/webex-failure.ts';
import { inOurMeeting } from '../../support/stories.ts';
import { viewIn } from '../../support/window-world.ts';

const KEYS = Object.keys(DETAILS) as DetailKey[];
const VALUES = { host: 'finesse-a:8445', code: 'CERT (1)', print: 'AB:CD' };
const MINUTE = 60_000;

describe.each(LANGUAGES)('the details in %s', (language) => {
  const { say } = speakerOf(language);

  it.each(KEYS)('knows again what was made with %s', (key) => {
    const inLanguage = (say as typeof detailOf)(key, VALUES);
    expect(detailIn(detailOf(key, VALUES), say)).toBe(inLanguage);
    if (language !== 'en') expect(inLanguage).not.toBe(detailOf(key, VALUES));
  });

  it("leaves a server's own words as they came", () => {
    for (const words of ['', 'ERR_OSSL_EVP', 'Invalid State: {x}', 'it refuses']) {
      expect(detailIn(words, say)).toBe(words);
    }
  });
});

describe('in German', () => {
  const { say } = speakerOf('de');

  it('says what Finesse and Webex answered', () => {
    const answer = { status: 503, body: '', headers: {}, retryAfterMs: undefined };
    const asked = { host: 'finesse-a:8445', write: false, proven: true, secrets: [] };
    const { failure } = answerFailure(answer as never, asked);
    expect(detailIn(failure.detail, say)).toBe(
      'finesse-a:8445 hat uns abgewiesen (503), ohne dass Finesse selbst geantwortet hat',
    );
    expect(detailIn(statusFailure('Webex', 403, undefined).detail, say)).toBe(
      'Webex lehnt ab, weil der Anmeldung ein Recht fehlt (403)',
    );
  });

  it('reaches the window, and the journal stays English', () => {
    const world = inOurMeeting();
    const detail = detailOf('detail.late', { host: 'finesse-a:8445' });
    world.finesseFails = failed('unreachable', detail).failure;
    world.advance(10 * MINUTE);
    const view = viewIn(world, 'de');
    const words = 'finesse-a:8445 hat nicht rechtzeitig geantwortet';
    expect(view.finesse.trouble).toBe(words);
    expect(view.reason.sentence).toContain(words);
    expect(view.attention[0]?.sentence).toContain(words);
    expect(JSON.stringify(world.engine.told)).toContain('did not answer in time');
  });
});
