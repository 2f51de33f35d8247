import { isLoopbackHost } from '@/lib/env-values';
import { getNotifier } from '@/lib/notify/process-notifier';

/** A warning for as long as this Kigen can be opened on its own machine alone. */
export function OnlyHere({ text }: { text: string }) {
  const isHere = isLoopbackHost(new URL(getNotifier().baseUrl).hostname.replace(/^\[(.*)\]$/, '$1'));
  return isHere ? <p className="reading mt-1 font-700 text-watching">{text}</p> : null;
}
