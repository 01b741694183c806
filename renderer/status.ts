/** The status: what is going on and why, what the person may choose, both sides, and the controls. */
import type { View } from '../main/core/view.ts';
import { createChoices } from './choices.ts';
import { createControls } from './controls.ts';
import { drawing, element } from './element.ts';
import { createHeadline, type Told } from './headline.ts';
import { createMissingCodes } from './missing-codes.ts';
import { pageTitle } from './page-title.ts';
import type { News, Page, Tools } from './page.ts';
import { createSides } from './sides.ts';
import { createWayOn } from './way-on.ts';

export function createStatus(tools: Tools): Page {
  const choices = createChoices(tools);
  const wayOn = createWayOn(tools);
  const headline = createHeadline(tools, wayOn.root, choices.root);
  const title = pageTitle('Finesse Presence', 'unseen');
  const attention = createAttention(tools);
  const sides = createSides(tools);
  const controls = createControls(tools);
  const known = element('div', { class: 'stack' }, attention.root, sides.root, controls.root);
  let latest: View | undefined;
  const tick = (now: number) => {
    headline.tick(now);
    if (latest) sides.show(latest, now);
  };
  known.hidden = choices.root.hidden = true;
  headline.show(connecting(tools));
  return {
    root: element('div', { class: 'stack' }, title, headline.root, known),
    show(news) {
      const { now, running, view } = news;
      wayOn.show(news);
      if (!running) {
        headline.show(notRunning(tools, news));
        latest = undefined;
        choices.root.hidden = attention.root.hidden = controls.root.hidden = true;
        sides.age();
        return;
      }
      if (!view) return;
      latest = view;
      headline.show(toldBy(view));
      choices.show(view, now);
      attention.show(view);
      controls.show(view, now, news.sheet);
      tick(now);
      known.hidden = controls.root.hidden = false;
    },
    tick,
  };
}

/** Where an attention says the same as the reason, it says it better. */
function toldBy(view: View): Told {
  const better = view.attention.find(({ tellsReason }) => tellsReason);
  return better ? { ...view, reason: better } : view;
}

function connecting({ say }: Tools): Told {
  return {
    tone: 'offline',
    headline: say('status.oneMoment'),
    reason: { sentence: say('status.waiting') },
    next: undefined,
    modes: { notReady: 'auto', ready: 'auto' },
  };
}

function notRunning(tools: Tools, { now, view }: News): Told {
  const { say, times } = tools;
  const seen = view ? ` ${say('status.lastSeen', { time: times.clock(view.at, now) })}` : '';
  const sentence = `${say('status.notRunningWhy')}${seen}`;
  const headline = say('status.notRunning');
  return { ...connecting(tools), tone: 'attention', headline, reason: { sentence } };
}

function createAttention(tools: Tools) {
  const { newId, say } = tools;
  const list = element('ul');
  const id = newId();
  const codes = createMissingCodes(tools);
  const told = element(
    'section',
    { class: 'card attention', 'aria-labelledby': id, 'aria-live': 'polite' },
    element('h2', { id }, drawing(WARNING), say('status.lookAfter')),
    list,
  );
  let shown = '';
  const root = element('div', { class: 'stack' }, told, codes.root);
  return {
    root,
    show(view: View) {
      const { attention } = view;
      codes.show(view);
      const others = attention.filter(({ tellsReason }) => !tellsReason);
      const sentences = others.map(({ sentence }) => sentence);
      told.hidden = sentences.length === 0;
      root.hidden = told.hidden && codes.root.hidden;
      const all = JSON.stringify(sentences);
      if (all === shown) return;
      shown = all;
      list.replaceChildren(...sentences.map((sentence) => element('li', {}, sentence)));
    },
  };
}

const WARNING = 'M12 4.5L21 19.5H3zM12 10v4.5M12 17v.01';
