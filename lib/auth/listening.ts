import type { Env } from '@/lib/env';

export type Listening = Pick<Env, 'host' | 'port' | 'baseUrl'>;

declare global {
  var kigenListening: Listening | undefined;
}

/** Next bundles proxy.ts apart: with lib/env.ts in it, all that reads settings would be loaded twice at each start. */
export function rememberListening({ host, port, baseUrl }: Listening): void {
  globalThis.kigenListening = { host, port, baseUrl };
}

/** @throws Error when instrumentation.ts has not run: no request comes before it has */
export function getListening(): Listening {
  const listening = globalThis.kigenListening;
  if (!listening) throw new Error('The settings were asked for before instrumentation.ts has read them.');
  return listening;
}
