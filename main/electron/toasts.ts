/** Shows notices with the system's own means: never in the way, one at a time, the newest in place of the one before. */
import type { NotificationClass, NotificationPart } from './desktop.ts';
import type { Wish } from './menu.ts';
import type { Notice } from './notices.ts';

export interface Toasts {
  show(notice: Notice): void;
  /** Takes away what stands there. */
  close(): void;
}

export function createToasts(
  Notification: NotificationClass,
  icon: string,
  onWish: (wish: Wish) => void,
): Toasts {
  // Kept, because what nobody holds is collected, and its clicks are lost with it.
  let current: NotificationPart | undefined;
  const close = () => {
    current?.close();
    current = undefined;
  };
  return {
    close,
    show({ actions, body, title, wish }) {
      if (!Notification.isSupported()) return;
      close();
      const toast = new Notification({
        title,
        body,
        icon,
        silent: true,
        actions: actions.map(({ label }) => ({ type: 'button', text: label })),
      });
      toast.on('click', () => onWish(wish));
      toast.on('action', ({ actionIndex }) => {
        const chosen = actions[actionIndex];
        if (chosen) onWish(chosen.wish);
      });
      current = toast;
      toast.show();
    },
  };
}
