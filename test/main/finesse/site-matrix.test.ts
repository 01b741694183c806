/** Every kind of site with every fault: how a look ends, who is asked next, and that it heals by itself. */
import { afterAll, expect, it } from 'vitest';
import { success } from '../../../main/core/outcome.ts';
import type { SsoBrowser } from '../../../main/finesse/sso.ts';
import { FINESSE_VERSIONS } from '../../simulators/finesse/documents.ts';
import { DEFAULT_AGENT, type FinesseSimulator } from '../../simulators/finesse/simulator.ts';
import { ID, signOn, startDesk, startSimulator, valueOf } from './desk-fixture.ts';
import { SITE_FAULTS, type SiteFault } from './site-faults.ts';

const SIGNS = ['NON_SSO', 'SSO', 'HYBRID with a password', 'HYBRID with a sign-on'] as const;
const SITES = (['UCCE', 'UCCX'] as const).flatMap((platform) =>
  FINESSE_VERSIONS.flatMap((version) =>
    SIGNS
      // Both kinds side by side came with 12.5, on UCCE alone.
      .filter((sign) => !sign.startsWith('HYBRID') || (platform === 'UCCE' && version !== '11.6'))
      .map((sign) => ({ platform, version, sign })),
  ),
);

const ended = new Map<string, number>();

afterAll(() => {
  const total = [...ended.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...ended].map(([kind, count]) => `${String(count)} ${kind}`).join(', ');
  console.info(`${String(total)} cases, ${String(SITES.length)} sites × faults: ${kinds}`);
});

it.each(SITES)(
  '$platform $version, $sign: every fault ends as it must',
  async ({ platform, sign, version }) => {
    const signsOn = sign === 'SSO' || sign === 'HYBRID with a sign-on';
    const authMode = sign.startsWith('HYBRID') ? 'HYBRID' : sign === 'SSO' ? 'SSO' : 'NON_SSO';
    const { finesse } = await startSimulator({
      platform,
      version,
      authMode,
      ssoUsers: signsOn ? [ID] : [],
      sso: { accessSeconds: 3_600 },
    });
    finesse.signIn(ID);
    for (const fault of SITE_FAULTS) {
      // It takes its time, and what a release sends has no part in it.
      if (fault.name === 'silence' && version !== '15.0') continue;
      await meet(finesse, fault, signsOn);
      const key = `${fault.kind}, ${fault.then}`;
      ended.set(key, (ended.get(key) ?? 0) + 1);
    }
  },
  30_000,
);

async function meet(finesse: FinesseSimulator, fault: SiteFault, signsOn: boolean): Promise<void> {
  const { again: signInAgain, tokens } = await signOn(finesse, signedOn(finesse));
  const password = signsOn ? '' : DEFAULT_AGENT.password;
  // Only silence waits for it.
  const deadlineMs = fault.name === 'silence' ? 200 : 5_000;
  const desk = startDesk(finesse, { deadlineMs, password, ...(signsOn ? { tokens } : {}) });
  const read = () => desk.read({ dialogs: false });
  const [first, second] = finesse.urls.map((url) => new URL(url).host);
  expect(valueOf(await read()).node, fault.name).toBe(first);
  await fault.begin(finesse);
  finesse.forgetRecords();
  const look = await read();
  expect(look.ok ? 'ok' : look.failure.kind, fault.name).toBe(fault.kind);
  if (!look.ok && fault.retryAfterMs !== undefined) {
    expect(look.failure.retryAfterMs, fault.name).toBe(fault.retryAfterMs);
  }
  const users = finesse.requests.filter(({ path }) => path.includes('/User/'));
  // A refused token is renewed and tried once more; nothing else is ever repeated.
  const most = signsOn && fault.kind === 'credentials' ? 2 : fault.name.startsWith('a cut') ? 2 : 1;
  expect(users.length, fault.name).toBeLessThanOrEqual(most);
  expect(
    users.every(({ node }) => node === 0),
    fault.name,
  ).toBe(true);
  await again(finesse, fault, read, { first, second });
  finesse.faults.clear();
  await Promise.all([finesse.nodeUp(0), finesse.nodeUp(1)]);
  if (fault.then === 'stops') {
    if (signsOn) valueOf(await signInAgain());
    desk.resume(password);
  }
  // The partner's turn may come first; then the current node is asked in the same look.
  const healed = await read();
  expect(healed.ok, `${fault.name} heals`).toBe(true);
  await desk.stop();
}

async function again(
  finesse: FinesseSimulator,
  fault: SiteFault,
  read: () => ReturnType<ReturnType<typeof startDesk>['read']>,
  { first, second }: { readonly first: string | undefined; readonly second: string | undefined },
): Promise<void> {
  finesse.forgetRecords();
  const look = await read();
  switch (fault.then) {
    case 'moves':
      expect(look.ok && look.value.node, fault.name).toBe(second);
      return;
    case 'stops':
      expect(look.ok, fault.name).toBe(false);
      expect(finesse.requests, fault.name).toEqual([]);
      return;
    case 'stays':
      expect(look.ok ? 'ok' : look.failure.kind, fault.name).toBe(fault.kind);
      if (look.ok) expect(look.value.node).toBe(first);
      expect(finesse.requests.some(({ node, path }) => node === 1 && path.includes('/User/'))).toBe(
        false,
      );
  }
}

/** A browser whose session at the identity provider lasts. */
function signedOn(finesse: FinesseSimulator): SsoBrowser {
  return {
    signIn: () => Promise.resolve(success(finesse.sso.issue(ID))),
  };
}
