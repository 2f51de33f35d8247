/** Everything over which somebody can be told, in the order in which it is offered. */
export const channelKinds = [
  'email',
  'line',
  'web-push',
  'chatwork',
  'slack',
  'discord',
  'teams',
  'telegram',
  'ntfy',
  'webhook',
] as const;
export type ChannelKind = (typeof channelKinds)[number];

export function isChannelKind(text: string): text is ChannelKind {
  return channelKinds.some((kind) => kind === text);
}
