import 'server-only';
import { readPeer } from '@/lib/auth/peer';

/**
 * Whether whoever asks sits at this machine: then they may make the owner without the word from the log. A proxy on this
 * machine brings people from anywhere, so that nothing may have been passed on.
 */
export function isSetupOpen(head: Headers): boolean {
  const { isLoopback, isDirect } = readPeer(head);
  return isLoopback && isDirect;
}
