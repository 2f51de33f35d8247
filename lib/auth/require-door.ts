/**
 * Whether scripts/door/door.cjs stands before this server. Without it, anybody could write the headers that
 * `readPeer` reads.
 * @throws Error with a sentence for the operator
 */
export function requireDoor(): void {
  if (Symbol.for('kigen.door') in globalThis) return;
  throw new Error('Kigen cannot tell who is asking when Next is started by itself: start it with npm start.');
}
