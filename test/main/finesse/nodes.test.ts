/** Which address the other node has, from what SystemInfo tells in its many ways. */
import { describe, expect, it } from 'vitest';
import type { SystemInfo } from '../../../main/finesse/documents.ts';
import { createNodePair } from '../../../main/finesse/nodes.ts';

type NodeWords = readonly [host: string, httpsPort?: number];

function info(self: string, ...nodes: readonly NodeWords[]): SystemInfo {
  return {
    inService: true,
    maintenance: false,
    release: '12.6(2) or later',
    platform: 'UCCE',
    authMode: 'NON_SSO',
    self,
    nodes: nodes.map(([host, httpsPort]) => ({ host, httpsPort })),
  };
}

function alternateOf(address: string, told: SystemInfo): string | undefined {
  const pair = createNodePair([address]);
  pair.learn(pair.current(), told);
  return pair.alternate();
}

const A = 'https://fa.example.com:8445';

describe('the other node', () => {
  it.each<readonly [string, string, SystemInfo, string | undefined]>([
    [
      'has our port when none is told',
      A,
      info('fa.example.com', ['fa.example.com'], ['fb.example.com']),
      'https://fb.example.com:8445',
    ],
    [
      'is the primary when we use the secondary',
      'https://fb.example.com:8445',
      info('fb.example.com', ['fa.example.com', 8445], ['fb.example.com', 8445]),
      A,
    ],
    [
      'is found by the own name when we use an alias of the primary',
      'https://finesse.example.com:8445',
      info('fa.example.com', ['fa.example.com', 8445], ['FB.example.com', 8445]),
      'https://fb.example.com:8445',
    ],
    [
      'may be the same proxy on another port',
      'https://proxy.example.com:8445',
      info('fa.example.com', ['proxy.example.com', 8445], ['proxy.example.com', 8447]),
      'https://proxy.example.com:8447',
    ],
    ['is nobody when there is one', A, info('fa.example.com', ['fa.example.com']), undefined],
    [
      'is nobody when the server names itself twice',
      A,
      info('fa.example.com', ['fa.example.com'], ['fa.example.com']),
      undefined,
    ],
    [
      'is nobody when the server names itself twice by another name',
      'https://finesse.example.com:8445',
      info('fa.example.com', ['fa.example.com'], ['fa.example.com']),
      undefined,
    ],
    [
      'is nobody when its name is no host name',
      A,
      info('fa.example.com', ['fa.example.com'], ['evil@x.example.com/']),
      undefined,
    ],
    [
      'is nobody when plain http would leave this machine',
      'http://127.0.0.1:8082',
      info('127.0.0.1', ['127.0.0.1'], ['fb.example.com']),
      undefined,
    ],
  ])('%s', (_, address, told, expected) => {
    expect(alternateOf(address, told)).toBe(expected);
  });

  it('is the configured one, whatever SystemInfo says', () => {
    const pair = createNodePair([A, 'https://fb.example.com:8445/desktop/']);
    pair.learn(A, info('fa.example.com', ['fa.example.com'], ['fz.example.com']));
    expect(pair.alternate()).toBe('https://fb.example.com:8445');
  });

  it('is nobody when the same address was configured twice', () => {
    expect(createNodePair([A, `${A}/`]).alternate()).toBeUndefined();
  });
});
