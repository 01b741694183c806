/** Who may set what: the organisation above the person, its defaults below. */
import { describe, expect, it } from 'vitest';
import { leavesOf, mergeLayers, sourcesOf } from '../../../main/core/settings-layers.ts';

const layers = {
  enforced: { returnToReady: { onlyAtDesk: true }, mode: 'ask' },
  person: {
    mode: { notReady: 'auto', ready: 'auto' },
    returnToReady: { onlyAtDesk: false, afterMs: 5_000 },
    finesse: { user: '1001', nodes: ['https://mine.example.com'] },
  },
  defaults: {
    finesse: { nodes: ['https://a.example.com', 'https://b.example.com'] },
    fallbackReason: 'Other',
  },
};

describe('the layers of the settings', () => {
  it('put the organisation above the person and its defaults below', () => {
    expect(mergeLayers(layers)).toEqual({
      mode: 'ask',
      returnToReady: { onlyAtDesk: true, afterMs: 5_000 },
      finesse: { user: '1001', nodes: ['https://mine.example.com'] },
      fallbackReason: 'Other',
    });
  });

  it('tell who set each value, and list nothing that is built in', () => {
    expect(sourcesOf(layers)).toEqual({
      mode: 'organization',
      'returnToReady.onlyAtDesk': 'organization',
      'returnToReady.afterMs': 'person',
      'finesse.user': 'person',
      'finesse.nodes': 'person',
      fallbackReason: 'organizationDefault',
    });
  });

  it('take the mode as one value, in its short and in its long form', () => {
    const mixed = mergeLayers({
      enforced: {},
      person: { mode: { notReady: 'observe', ready: 'observe' } },
      defaults: { mode: 'auto' },
    });
    expect(mixed['mode']).toEqual({ notReady: 'observe', ready: 'observe' });
    expect(leavesOf({ mode: { notReady: 'ask', ready: 'auto' } })).toHaveLength(1);
  });

  it('change the prototype of nothing, whatever a file holds', () => {
    const hostile = JSON.parse('{"__proto__": {"mode": "auto"}}') as Record<string, unknown>;
    const merged = mergeLayers({ enforced: {}, person: hostile, defaults: {} });
    expect(merged['mode']).toBeUndefined();
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(Object.keys(merged)).toEqual(['__proto__']);
  });
});
