// node --import tsx bench/checks/names.ts, with IPC: the name server of bench/checks.mjs, which must not wait for handshakes.
import { startDnsServer } from '@/lib/testing/dns-server';

import { hostCount, hostOf } from './world';

const hosts = Array.from({ length: hostCount }, (_, index) => hostOf(index));
const dns = await startDnsServer(Object.fromEntries(hosts.map((host) => [host, { A: ['127.0.0.1'] }])));
process.send?.({ dnsServer: dns.server });
