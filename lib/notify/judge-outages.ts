import { endEvents, insertEvents } from '@/lib/db/events';
import { readPolicies } from '@/lib/db/notice-policies';
import { insertNotices, listToldChannels, withdrawNotices } from '@/lib/db/notices';
import type { Transaction } from '@/lib/db/open-database';
import { countSitesAt, joinOutage, listFreshDowns, listOutages } from '@/lib/db/outages';
import type { DownSite } from '@/lib/db/outages';
import { listRecipients } from '@/lib/db/recipients';
import type { Recipient } from '@/lib/db/recipients';
import { occurrenceKey } from '@/lib/events/event-keys';
import type { NoticePolicy } from '@/lib/events/notice-policy';
import type { EventFacts, SiteEvent } from '@/lib/events/site-event';

import { planNotices } from './plan-notices';
import { tellEnds } from './tell-ends';

/** So many sites of one address that go down within this time are one matter, when they are half of its sites. */
const fewestSites = 3;
const togetherMs = 10 * 60 * 1000;
const leastShare = 0.5;
const mostNames = 20;

interface Told {
  policy: NoticePolicy;
  /** Those who are told of every site: who sees only some must not learn the names of the others. */
  recipients: readonly Recipient[];
}

/** Many sites of one host that go down at once become one event, which speaks for theirs until the last of them is back. */
export async function judgeOutages(tx: Transaction, now: Date): Promise<void> {
  const policyOf = await readPolicies(tx, []);
  const policy = policyOf(null);
  const outages = await listOutages(tx);
  const over = outages.filter(({ openMembers }) => openMembers === 0).map(({ event }) => event);
  await endEvents(
    tx,
    over.map(({ eventId, facts }) => ({ eventId, facts, closedAt: now, outcome: 'recovered' })),
  );
  await tellEnds(
    tx,
    over.map((event) => ({ event, policy, isTold: true })),
    now,
  );
  if (!policy.told.outage) return;
  const downs = await listFreshDowns(tx, new Date(now.getTime() - togetherMs));
  if (downs.length === 0) return;
  const recipients = (await listRecipients(tx)).filter(({ tagIds }) => tagIds === null);
  if (recipients.length === 0) return;
  const lasting = outages.filter(({ openMembers }) => openMembers > 0).map(({ event }) => event);
  await joinLasting(tx, lasting, downs);
  const places = lasting.map(({ facts }) => facts.place);
  await openNew(tx, findGroups(downs, places), { policy, recipients }, now);
}

/** One more site of an outage that lasts. */
async function joinLasting(tx: Transaction, lasting: readonly SiteEvent[], downs: readonly DownSite[]): Promise<void> {
  for (const outage of lasting) {
    const members = downs.filter(({ addresses }) => addresses.includes(outage.facts.place ?? ''));
    if (members.length === 0) continue;
    const { siteCount = 0, siteNames = [] } = outage.facts;
    const names = [...siteNames, ...members.map(({ displayHost }) => displayHost)].slice(0, mostNames);
    const facts = { ...outage.facts, siteCount: siteCount + members.length, siteNames: names };
    await speakFor(tx, { ...outage, facts }, members);
  }
}

/** By address, those with most sites first; a site belongs to one. */
function findGroups(downs: readonly DownSite[], known: readonly (string | undefined)[]): Map<string, DownSite[]> {
  const spokenFor = new Set(known);
  const byPlace = new Map<string, DownSite[]>();
  for (const one of downs.filter(({ addresses }) => addresses.every((address) => !spokenFor.has(address)))) {
    for (const place of new Set(one.addresses)) {
      const members = byPlace.get(place);
      if (members) members.push(one);
      else byPlace.set(place, [one]);
    }
  }
  const groups = new Map<string, DownSite[]>();
  const taken = new Set<DownSite>();
  for (const [place, all] of [...byPlace].sort(([a, b], [c, d]) => d.length - b.length || (a < c ? -1 : 1))) {
    const members = all.filter((one) => !taken.has(one));
    if (new Set(members.map(({ siteId }) => siteId)).size < fewestSites) continue;
    for (const one of members) taken.add(one);
    groups.set(place, members);
  }
  return groups;
}

async function openNew(
  tx: Transaction,
  groups: ReadonlyMap<string, readonly DownSite[]>,
  { policy, recipients }: Told,
  now: Date,
): Promise<void> {
  for (const [place, members] of groups) {
    // Only when one more has just gone down.
    if (!members.some(({ event }) => event.openedAt.getTime() === now.getTime())) continue;
    if (members.length < leastShare * (await countSitesAt(tx, place))) continue;
    const [event] = await insertEvents(tx, [
      {
        key: occurrenceKey('outage', place, now),
        kind: 'outage',
        siteId: null,
        endpointId: null,
        facts: describe(place, members),
        openedAt: now,
        closedAt: null,
        outcome: null,
      },
    ]);
    if (!event) continue;
    const notices = planNotices({ event, rule: 'opened', count: '', policy, now }, null, recipients);
    await insertNotices(tx, notices, now);
    await speakFor(tx, event, members);
  }
}

function describe(place: string, members: readonly DownSite[]): EventFacts {
  const since = Math.min(...members.map(({ event }) => (event.facts.since ?? event.openedAt).getTime()));
  const siteNames = members.map(({ displayHost }) => displayHost).slice(0, mostNames);
  return { place, siteCount: members.length, siteNames, since: new Date(since) };
}

/** Over the channels that were told of the outage: one that was set up later is told of each site. */
async function speakFor(tx: Transaction, outage: SiteEvent, members: readonly DownSite[]): Promise<void> {
  const memberIds = members.map(({ event }) => event.eventId);
  await joinOutage(tx, outage, memberIds);
  const told = await listToldChannels(tx, [outage.eventId]);
  await withdrawNotices(tx, memberIds, ['opened', 'reminder'], told.get(outage.eventId) ?? []);
}
