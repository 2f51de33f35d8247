import type { StoredChannel } from '@/lib/db/channels';

import { getDriver } from './all-drivers';
import type { ChannelValues } from './channel-driver';
import { isChannelKind } from './channel-kinds';
import { openSecrets } from './channel-secrets';
import type { Message } from './message';
import type { Notifier } from './notifier';
import type { SendOutcome } from './send-outcome';

/** Sends one message over one channel. It never rejects for what the network or the service does. */
export async function sendOver(
  { masterKey, world }: Pick<Notifier, 'masterKey' | 'world'>,
  channel: StoredChannel,
  message: Message,
): Promise<SendOutcome> {
  const values = readValues(masterKey, channel);
  if (values === null || !isChannelKind(channel.kind)) {
    return { kind: 'failed', failure: 'unreadable-secret', detail: '', retryAfterMs: null };
  }
  return getDriver(channel.kind).send(message, values, world);
}

/** Everything a channel was set up with; null when its secrets cannot be decrypted any more. */
export function readValues(masterKey: Buffer, channel: StoredChannel): ChannelValues | null {
  const secrets = openSecrets(masterKey, channel.channelId, channel.secrets);
  return secrets && { ...channel.settings, ...secrets };
}
