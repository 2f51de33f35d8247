import type { ChannelDriver } from './channel-driver';
import type { ChannelKind } from './channel-kinds';
import { chatwork } from './channels/chatwork';
import { discord } from './channels/discord';
import { email } from './channels/email';
import { line } from './channels/line';
import { ntfy } from './channels/ntfy';
import { slack } from './channels/slack';
import { teams } from './channels/teams';
import { telegram } from './channels/telegram';
import { webPush } from './channels/web-push';
import { webhook } from './channels/webhook';

/** Every way to reach people, in the order in which it is offered. */
export const allDrivers: readonly ChannelDriver[] = [
  email,
  line,
  webPush,
  chatwork,
  slack,
  discord,
  teams,
  telegram,
  ntfy,
  webhook,
];

/** @throws Error for a kind that has no driver: a bug */
export function getDriver(kind: ChannelKind): ChannelDriver {
  const driver = allDrivers.find((one) => one.kind === kind);
  if (!driver) throw new Error(`No driver for ${kind}`);
  return driver;
}
