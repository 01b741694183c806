/** Makes the deadlines of sockets obey the timers of the process: Node has clocks of its own for them, which no virtual time moves. */
import { Socket } from 'node:net';

/** With two parts of Node's sockets that its types leave out: "something came or went", and "the time is up". */
interface Inside {
  setTimeout: (ms: number, callback?: () => void) => Socket;
  _unrefTimer: () => void;
  _onTimeout: () => void;
}

interface Deadline {
  readonly ms: number;
  readonly handle: NodeJS.Timeout;
}

/** The returned function gives Node its clocks back. */
export function useProcessTimersForSockets(): () => void {
  const deadlines = new WeakMap<Socket, Deadline>();
  const inside = Socket.prototype as unknown as Inside;
  const { setTimeout: setOfNode, _unrefTimer: unrefOfNode } = inside;
  const watched = new WeakSet<Socket>();
  const clear = (socket: Socket) => {
    clearTimeout(deadlines.get(socket)?.handle);
    deadlines.delete(socket);
  };
  const arm = (socket: Socket, ms: number) => {
    clear(socket);
    const handle = setTimeout(() => (socket as unknown as Inside)._onTimeout(), ms);
    deadlines.set(socket, { ms, handle });
  };
  inside.setTimeout = function setTimeout(this: Socket, ms, callback) {
    Object.assign(this, { timeout: ms });
    if (ms > 0 && !this.destroyed) {
      if (!watched.has(this)) this.once('close', () => clear(this));
      watched.add(this);
      arm(this, ms);
    } else clear(this);
    if (callback) this[ms > 0 ? 'once' : 'off']('timeout', callback);
    return this;
  };
  inside._unrefTimer = function unrefTimer(this: Socket) {
    const deadline = deadlines.get(this);
    if (deadline) arm(this, deadline.ms);
    unrefOfNode.call(this);
  };
  return () => {
    inside.setTimeout = setOfNode;
    inside._unrefTimer = unrefOfNode;
  };
}
