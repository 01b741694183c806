/** A walk written down line by line: what happened, what the app then asked for, did and said, and when. */
import type { Command } from '../../main/core/engine/events.ts';
import { journalLine } from '../../main/core/journal.ts';
import { ENGLISH } from './english.ts';
import { worldOf, type Walk } from './walk.ts';
import type { World } from './world.ts';

/** One line for each thing that happened (`>`) and each that the app wished for. */
export function recordedWalk(walk: Walk): string {
  const lines = [`${walk.platform}, settings "${walk.policy}"`];
  let steps = 0;
  let begun = 0;
  const onStep = (world: World, _event: unknown, commands: readonly Command[]): void => {
    steps += 1;
    begun ||= world.now;
    for (const command of commands) {
      lines.push(`${clock(world.now - begun)}  ${words(command, world)}`);
    }
  };
  const world = worldOf(walk, { onStep });
  for (const act of walk.acts) {
    lines.push(`> ${act.words.trim()}`);
    steps = 0;
    act.run(world);
    if (steps > 0) lines.push(`  ${String(steps)} ${steps === 1 ? 'step' : 'steps'}`);
  }
  return `${lines.join('\n')}\n`;
}

function words(command: Command, { engine }: World): string {
  switch (command.type) {
    case 'readAgent':
      return `${command.dialogs ? 'reads agent and dialogs' : 'reads agent'} (${String(command.id)})`;
    case 'readReasonCodes':
      return `reads reason codes (${String(command.id)})`;
    case 'readPresence':
      return 'asks Webex';
    case 'setAgentState': {
      const { id, target } = command;
      const code = target.state === 'READY' ? '' : ` ${String(target.reasonCodeId)}`;
      return `WRITES ${target.state}${code} (${String(id)})`;
    }
    case 'saveOwnership': {
      const { ownership } = command;
      if (!ownership) return 'forgets what was ours';
      const { label, offerOnly, stateChangeTime } = ownership;
      return `keeps that "${label}" since ${stateChangeTime} is ours${offerOnly ? ', to offer only' : ''}`;
    }
    case 'record': {
      const { entry } = command;
      const face = (at: number) => new Date(at).toISOString().slice(11, 23);
      const { sentence } = journalLine(entry, face, ENGLISH);
      if (entry.event !== 'decision') return `${entry.event}: ${sentence}`;
      const question = entry.intent === 'ask' ? ` ${String(engine.question?.id)}` : '';
      return `${entry.intent}${question}, ${entry.reason.kind}: ${sentence}`;
    }
  }
}

/** Minutes, seconds and milliseconds since the beginning. */
function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23);
}
