/** The engine's own world and the real clients against real servers must come to the same end. */
import { describe, it } from 'vitest';
import { journalLine } from '../../main/core/journal.ts';
import { ENGLISH } from '../support/english.ts';
import { openServerStage } from './server-stage.ts';
import type { Stage, Story } from './stage.ts';
import { STORIES } from './stories.ts';
import { openWorldStage } from './world-stage.ts';

async function play(story: Story, stage: Stage): Promise<void> {
  for (const line of story.lines) await stage.play(line);
}

describe.each(['UCCE', 'UCCX'] as const)('on %s', (platform) => {
  it.concurrent.for(STORIES)('$name', async (story, { expect }) => {
    const scene = { ...story, platform };
    const ends = typeof story.ends === 'function' ? story.ends(platform) : story.ends;
    const world = openWorldStage(scene);
    await play(story, world);
    expect(world.see()).toMatchObject(ends);
    const servers = await openServerStage(scene);
    try {
      await play(story, servers);
      expect(servers.see()).toEqual(world.see());
      // 35: nothing of what is written down, on the screen or on disk, holds a secret.
      const lines = servers.entries.map((entry) => journalLine(entry, String, ENGLISH));
      const written = JSON.stringify(lines);
      for (const secret of servers.secrets) expect(written).not.toContain(secret);
    } finally {
      await servers.stop();
    }
  });
});
