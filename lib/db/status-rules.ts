import type { StatusPolicy } from '@/lib/tls/status';

/** What decides a site's status besides what was seen of it and whether it is paused. */
export type StatusRules = Omit<StatusPolicy, 'isPaused'>;
