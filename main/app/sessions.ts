/** Keeps at most one session running, whole: what was wanted last is what runs, and the old one is gone first. */
import type { App } from '../compose.ts';

/** A running session will do when both are the same. */
export interface SessionPlan {
  /** Of the settings. */
  readonly key: string;
  /** Whose sign-in it was composed with. */
  readonly with: object;
  compose(): App;
}

export interface SessionsOptions {
  /** Nothing of it is left running. */
  readonly onStopped: () => void;
  readonly onBug: (error: unknown) => void;
}

export class Sessions {
  readonly #options: SessionsOptions;
  #running: { readonly plan: SessionPlan; readonly app: App } | undefined;
  #wanted: SessionPlan | undefined;
  #settling: Promise<void> | undefined;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** Undefined while none runs, also on the way from one to the next. */
  get app(): App | undefined {
    return this.#running && same(this.#running.plan, this.#wanted) ? this.#running.app : undefined;
  }

  /** Resolves when it runs, or when a later wish has taken its place. */
  want(plan: SessionPlan | undefined): Promise<void> {
    this.#wanted = plan;
    this.#settling ??= this.#settle().finally(() => (this.#settling = undefined));
    return this.#settling;
  }

  async #settle(): Promise<void> {
    while (!same(this.#running?.plan, this.#wanted)) {
      if (this.#running) {
        // Not before it is over: two sessions would write against each other.
        await this.#running.app.stop().catch(this.#options.onBug);
        this.#running = undefined;
        this.#options.onStopped();
        continue;
      }
      const plan = this.#wanted;
      if (!plan) return;
      const app = plan.compose();
      this.#running = { plan, app };
      app.start();
    }
  }
}

function same(one: SessionPlan | undefined, other: SessionPlan | undefined): boolean {
  return one?.key === other?.key && one?.with === other?.with;
}
