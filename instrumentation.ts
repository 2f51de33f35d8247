/** Next calls this once when a server starts, before any page is asked for. */
export async function register(): Promise<void> {
  // Next replaces this while it builds, and leaves the code below out of the bundle for other runtimes.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ requireDoor }, { rememberListening }, { env }, { startWatch }, { prepareOwner }] = await Promise.all([
    import('@/lib/auth/require-door'),
    import('@/lib/auth/listening'),
    import('@/lib/env'),
    import('@/lib/monitor/start-watch'),
    import('@/lib/auth/prepare-owner'),
  ]);
  requireDoor();
  rememberListening(env);
  if (env.isWatching) {
    const { tellers } = await import('@/lib/notify/tellers');
    startWatch('server', tellers);
  }
  await prepareOwner();
}
