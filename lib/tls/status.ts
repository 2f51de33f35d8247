/** The states of DOMAIN §4, the worst last. A site's status is the worst of its watched endpoints'. */
export const statuses = ['paused', 'healthy', 'watching', 'unknown', 'action', 'urgent', 'unreachable', 'down'] as const;
export type Status = (typeof statuses)[number];
