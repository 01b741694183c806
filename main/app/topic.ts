/** Something that people may listen to: a new listener hears the latest at once, and all hear each change. */

export interface Topic<T> {
  /** Looks again and tells everybody where it is not the same as before. */
  refresh(): void;
  on(listener: (payload: T) => void): () => void;
  /** True while somebody listens. */
  heard(): boolean;
}

/** `now` makes the payload; a listener that throws is a bug and stops nobody else. */
export function createTopic<T>(now: () => T, onBug: (error: unknown) => void): Topic<T> {
  const listeners = new Set<(payload: T) => void>();
  let told = '';
  const tell = (listener: (payload: T) => void, payload: T) => {
    try {
      listener(payload);
    } catch (error) {
      onBug(error);
    }
  };
  return {
    heard: () => listeners.size > 0,
    refresh() {
      if (listeners.size === 0) return;
      const payload = now();
      const text = JSON.stringify(payload);
      if (text === told) return;
      told = text;
      for (const listener of [...listeners]) tell(listener, payload);
    },
    on(listener) {
      // Two listeners may be the same function, and each has an end of its own.
      const own = (payload: T) => listener(payload);
      listeners.add(own);
      const payload = now();
      if (listeners.size === 1) told = JSON.stringify(payload);
      tell(own, payload);
      return () => void listeners.delete(own);
    },
  };
}
