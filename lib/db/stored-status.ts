import { statuses } from '@/lib/tls/status';
import type { Status } from '@/lib/tls/status';

/** A status column. A word that this version does not know says nothing. */
export function readStatus(text: string): Status {
  return statuses.find((status) => status === text) ?? 'unknown';
}
