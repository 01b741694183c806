/** The room looks again whenever something changed, also in the moment in which it is done looking. */
import { expect, it } from 'vitest';
import { EngineRoom, type EngineRoomOptions } from '../../../main/app/engine-room.ts';

/** Nothing is there to run a session with; `uses` counts how often the room looked at what there is. */
function emptyRoom() {
  let uses = 0;
  const room = new EngineRoom({
    settings: () => undefined,
    finesse: { use: () => Promise.resolve(), password: undefined },
    webex: {
      use() {
        uses += 1;
        return Promise.resolve();
      },
      access: () => undefined,
    },
    onChange: () => undefined,
    onStopped: () => undefined,
    parts: { onBug: (error: unknown) => expect.fail(String(error)) },
  } as unknown as EngineRoomOptions);
  return { room, uses: () => uses };
}

it('takes over each change, however the moment falls', async () => {
  for (let moments = 0; moments < 30; moments += 1) {
    const { room, uses } = emptyRoom();
    const first = room.look();
    for (let moment = 0; moment < moments; moment += 1) await Promise.resolve();
    const before = uses();
    await room.look();
    await first;
    expect([moments, uses() > before]).toEqual([moments, true]);
  }
});
