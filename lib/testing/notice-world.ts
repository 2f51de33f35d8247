import { createSecureContext } from 'node:tls';

import { claimDueEndpoints } from '@/lib/db/claim-endpoints';
import type { ClaimedDelivery } from '@/lib/db/claim-delivery';
import type { Database } from '@/lib/db/open-database';
import { recordChecks } from '@/lib/db/record-checks';
import type { EventKind } from '@/lib/events/event-kinds';
import type { NoticeRule } from '@/lib/events/notice';
import { concludeLook } from '@/lib/monitor/conclude-look';
import type { Compose, Send } from '@/lib/notify/deliver';
import { createDispatcher } from '@/lib/notify/dispatch';
import { judgeDueSites } from '@/lib/notify/judge-sites';
import type { Message } from '@/lib/notify/message';
import type { Notifier } from '@/lib/notify/notifier';
import type { SendOutcome } from '@/lib/notify/send-outcome';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';
import type { CertificatePath, PresentedCertificate } from '@/lib/tls/observation';
import type { ProblemName } from '@/lib/tls/problem';

import { buildObservation } from './build-observation';
import { createTestDatabase } from './test-database';

const hourMs = 60 * 60 * 1000;
export const dayMs = 24 * hourMs;
export const minuteMs = 60_000;

/** Something that was told: when, over which channel, in which message, of what. */
export interface Told {
  at: Date;
  channelId: string;
  messageId: string;
  site: string;
  kind: EventKind;
  rule: NoticeRule;
}

export interface NoticeWorld extends AsyncDisposable {
  db: Database;
  file: string;
  notifier: Notifier;
  now: () => Date;
  setClock: (at: Date) => void;
  advance: (ms: number) => void;
  /** What has arrived, in its order. */
  told: Told[];
  bugs: unknown[];
  /** How the next sends over a channel go; undefined = it works. */
  outcomes: Map<string, (delivery: ClaimedDelivery) => Promise<SendOutcome>>;
  addSite: (host: string, options?: { tags?: readonly string[]; hosts?: readonly string[] }) => Promise<void>;
  addChannel: (channelId: string, options?: { kind?: string; tags?: readonly string[] }) => Promise<void>;
  /** A look at every endpoint of these sites shows this. */
  look: (looks: readonly ScriptedLook[]) => Promise<void>;
  /** Judges and sends until nothing is left to be done at this instant. */
  settle: () => Promise<void>;
}

export interface ScriptedLook {
  site: string;
  /** Only the endpoint of this name is looked at. */
  host?: string;
  /** null = whatever was there, and this problem instead. */
  certificate: PresentedCertificate | null;
  problem?: Extract<ProblemName, 'refused' | 'timeout' | 'offline' | 'handshake-failed'>;
  address?: string;
  isChainMissing?: boolean;
}

/** A database, channels that only note what they were given, and a clock that only the test moves. */
export async function createNoticeWorld(
  start = new Date('2026-11-21T03:00:00Z'),
  staleAfterMs = dayMs / 2,
): Promise<NoticeWorld> {
  const { database: db, file, dispose } = await createTestDatabase();
  let clock = start;
  const told: Told[] = [];
  const bugs: unknown[] = [];
  const outcomes: NoticeWorld['outcomes'] = new Map();
  const now = () => clock;
  const notifier = createTestNotifier(db, now, (error) => bugs.push(error));
  const deliveries = new Map<string, ClaimedDelivery>();
  const compose: Compose = (delivery) => {
    deliveries.set(delivery.deliveryId, delivery);
    return Promise.resolve(delivery.purpose === 'notices' && delivery.noticed.length === 0 ? null : nameless(delivery));
  };
  const send: Send = async (channel, { idempotencyKey }) => {
    const delivery = deliveries.get(idempotencyKey);
    if (!delivery) throw new Error('Sent without having been composed.');
    const outcome = (await outcomes.get(channel.channelId)?.(delivery)) ?? { kind: 'sent' };
    if (outcome.kind === 'sent') told.push(...listTold(delivery, now()));
    return outcome;
  };
  const dispatcher = createDispatcher(notifier, { send, compose });
  return {
    ...{ db, file, notifier, now, told, bugs, outcomes },
    setClock: (at) => void (clock = at),
    advance: (ms) => void (clock = new Date(clock.getTime() + ms)),
    addSite: (host, options) => addSite(db, host, now(), options),
    addChannel: (channelId, options) => addChannel(db, channelId, now(), options),
    look: (looks) => recordLooks(db, looks, now()),
    settle: async () => {
      while ((await judgeDueSites(db, staleAfterMs, now())) > 0);
      await dispatcher.pass();
      await dispatcher.whenIdle();
    },
    async [Symbol.asyncDispose]() {
      await dispatcher.whenIdle();
      await dispose();
    },
  };
}

export function createTestNotifier(db: Database, now: () => Date, reportBug: (error: unknown) => void): Notifier {
  const refuse = () => Promise.reject(new Error('Nothing leaves this world.'));
  return {
    db,
    now,
    random: () => 0.5,
    world: {
      outgoing: {
        request: refuse,
        connect: refuse,
        secureContext: () => createSecureContext(),
        isOpenedNet: () => false,
      },
      now,
      origin: null,
      baseUrl: 'http://127.0.0.1:3000',
      vapid: refuse,
    },
    baseUrl: 'http://127.0.0.1:3000',
    masterKey: Buffer.alloc(32, 7),
    reportBug,
  };
}

function nameless({ deliveryId, channel }: ClaimedDelivery): Message {
  return {
    ...{ idempotencyKey: deliveryId, locale: channel.locale, isTest: false, level: 'information', subject: 's' },
    ...{ lead: 'l', items: [], omitted: 0, link: { label: 'x', url: 'http://127.0.0.1:3000/' }, footer: 'f' },
    data: {
      ...{ version: 1, type: 'notices', id: deliveryId, createdAt: '', test: false, text: '', events: [] },
      omittedEvents: 0,
    },
  };
}

function listTold({ deliveryId, channel, noticed }: ClaimedDelivery, at: Date): Told[] {
  const { channelId } = channel;
  return noticed.map(({ rule, event, site }) => ({
    ...{ at, channelId, messageId: deliveryId, rule },
    site: site?.host ?? event.facts.place ?? '',
    kind: event.kind,
  }));
}

async function addSite(
  db: Database,
  host: string,
  now: Date,
  { tags = [], hosts = [host] }: { tags?: readonly string[]; hosts?: readonly string[] } = {},
): Promise<void> {
  const derived = { status: 'unknown', statusAt: now, urgency: 0, counterpart: 'settled' };
  await db.site.create({ data: { id: host, host, port: 443, displayHost: host, createdAt: now, ...derived } });
  await db.endpoint.createMany({
    data: hosts.map((name) => ({ id: name, siteId: host, host: name, port: 443, createdAt: now, dueAt: now })),
  });
  if (tags.length === 0) return;
  for (const tag of tags) await addTag(db, tag);
  await db.siteTag.createMany({ data: tags.map((tagId) => ({ siteId: host, tagId })) });
}

async function addTag(db: Database, tag: string): Promise<void> {
  await db.tag.upsert({ where: { id: tag }, create: { id: tag, name: tag }, update: {} });
}

async function addChannel(
  db: Database,
  channelId: string,
  now: Date,
  { kind = 'webhook', tags = [] }: { kind?: string; tags?: readonly string[] } = {},
): Promise<void> {
  for (const tag of tags) await addTag(db, tag);
  const common = { settings: '{}', secrets: '', locale: 'ja', createdAt: now };
  await db.channel.create({
    data: {
      ...{ id: channelId, kind, name: channelId, tellsAll: tags.length === 0, ...common },
      tags: { create: tags.map((tagId) => ({ tagId })) },
    },
  });
}

const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * hourMs };

/** By the way that real looks take, only nobody is dialled. */
async function recordLooks(db: Database, looks: readonly ScriptedLook[], now: Date): Promise<void> {
  const bySite = new Map(looks.map((look) => [look.site, look]));
  const hosts = looks.flatMap(({ host }) => (host === undefined ? [] : [host]));
  const where = { siteId: { in: [...bySite.keys()] }, ...(hosts.length > 0 ? { host: { in: hosts } } : {}) };
  const { count } = await db.endpoint.updateMany({ where, data: { dueAt: new Date(0) } });
  const terms = { token: `look ${now.getTime()}`, now, leaseMs: 30_000, longestIntervalMs: 400 * dayMs };
  const claims = await claimDueEndpoints(db, count, terms);
  const monitor = { rules, checkIntervalMs: 6 * hourMs, hostDefaults: [{ pattern: '*.conohawing.com' }] };
  const records = claims.map((claim) => {
    const look = bySite.get(claim.siteId);
    if (!look) throw new Error(`${claim.host} was not to be looked at.`);
    return concludeLook(claim, observe(look, claim.host, now), monitor, now).record;
  });
  await recordChecks(db, records, rules, now);
}

function observe({ certificate, problem, address, isChainMissing }: ScriptedLook, host: string, now: Date) {
  const shown =
    problem === undefined && certificate ? { certificate } : { failure: { problem: problem ?? 'timeout', detail: '' } };
  const observation = buildObservation({ host, port: 443 }, now, [shown]);
  const place = address ?? observation.addresses[0]?.address ?? '';
  const addresses = observation.addresses.map((one) => ({
    ...one,
    address: place,
    ...(certificate && problem === undefined ? { path: pathOf(isChainMissing ?? false) } : {}),
  }));
  return { ...observation, addresses };
}

function pathOf(isChainMissing: boolean): CertificatePath {
  return { end: isChainMissing ? 'missing-issuer' : 'trusted-root', issuers: [], fetched: [], isFetchable: true };
}
