import type { Words } from '@/lib/words/locale';

import type { ChannelKind } from './channel-kinds';
import type { Message } from './message';
import type { Outgoing } from './outgoing';
import type { SendOutcome } from './send-outcome';

/** What a channel is set up with, by the names of its fields. */
export type ChannelValues = Readonly<Record<string, string>>;

export type FieldReading = { ok: true; value: string } | { ok: false; sentence: Words };

/** A field of the set-up form. */
export interface ChannelField {
  name: string;
  /** Encrypted at rest and never shown again. */
  isSecret: boolean;
  isRequired: boolean;
  label: Words;
  /** Where it is found and what it looks like. */
  hint: Words;
  inputType: 'text' | 'url' | 'email' | 'password' | 'number' | 'textarea' | 'select';
  /** Only for `select`: value and what it is called. */
  options?: readonly { value: string; label: Words }[];
  /** What the form begins with. */
  initial?: string;
  /** Checks the form of what was pasted, and trims it. A refusal says what is wrong and what it should look like. */
  read: (text: string) => FieldReading;
}

/** A step of the set-up that a blogger can follow. Plain text; foreign screens' words in 「」. */
export interface SetupStep {
  words: Words;
  /** The page to open. */
  url?: string;
}

/** What a driver needs from outside. */
export interface ChannelWorld {
  outgoing: Outgoing;
  now: () => Date;
  /** An origin that stands in for the services' own (KIGEN_CHANNEL_ORIGIN, for tests); null = the real ones. */
  origin: string | null;
  /** The name by which the product may be reached by mail servers (EHLO), and Web Push's contact. */
  baseUrl: string;
  /** Web Push: this installation's own keys. */
  vapid: () => Promise<{ publicKey: string; privateKey: string }>;
}

/** How many messages are left this month; `null` limit = no limit. */
export interface ChannelQuota {
  limit: number | null;
  used: number;
}

/** One way to reach people. It never rejects for what the network or the service does. */
export interface ChannelDriver {
  kind: ChannelKind;
  label: Words;
  /** One sentence: for whom this is good, and what it costs. */
  about: Words;
  fields: readonly ChannelField[];
  steps: readonly SetupStep[];
  /** Refuses what each field alone cannot know, such as a port that does not go with the encryption. */
  readTogether?: (values: ChannelValues) => Words | null;
  send: (message: Message, values: ChannelValues, world: ChannelWorld) => Promise<SendOutcome>;
  readQuota?: (values: ChannelValues, world: ChannelWorld) => Promise<ChannelQuota | null>;
}
