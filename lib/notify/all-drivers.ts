import type { ChannelDriver } from './channel-driver';
import type { ChannelKind } from './channel-kinds';

/** Every way to reach people, in the order in which it is offered. */
export const allDrivers: readonly ChannelDriver[] = [];

/** @throws Error for a kind that has no driver: a bug */
export function getDriver(kind: ChannelKind): ChannelDriver {
  const driver = allDrivers.find((one) => one.kind === kind);
  if (!driver) throw new Error(`No driver for ${kind}`);
  return driver;
}
