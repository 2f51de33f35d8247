import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zooCases } from '@/lib/testing/certificate-zoo';
import { createZooWorld, zooHost, zooHostDefault } from '@/lib/testing/zoo/zoo-world';
import type { ZooCase, ZooWorld } from '@/lib/testing/zoo/zoo-world';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { startFileServer } from '@/lib/testing/file-server';
import { startTlsServer } from '@/lib/testing/tls-server';
import type { TestTlsServer } from '@/lib/testing/tls-server';
import { judge } from './judge';
import type { Judgement } from './judge';
import { defaultUrgencyPolicy } from './lifetime';
import type { Observation } from './observation';
import { createObserver } from './observe';
import type { Observer } from './observe';

let world: ZooWorld;
let dns: TestDnsServer;
let observer: Observer;

beforeAll(async () => {
  world = createZooWorld(await startFileServer());
  const hosts = new Set(zooCases.map(({ host }) => host ?? zooHost));
  dns = await startDnsServer(Object.fromEntries([...hosts].map((host) => [host, { A: ['127.0.0.1'] }])));
  observer = createObserver({
    dnsServers: [dns.server],
    allowNets: ['127.0.0.0/8'],
    extraRoots: [world.root.pem],
    fetchPorts: new Set([world.files.port]),
  });
});

afterAll(async () => {
  await dns.close();
  await world.files.close();
});

function startCase(zooCase: ZooCase): Promise<TestTlsServer> {
  return startTlsServer({ certificate: zooCase.certificate(world), ...(zooCase.tls ? { tls: zooCase.tls } : {}) });
}

function judgeNow(observation: Observation): Judgement {
  const hostDefaults = [{ pattern: zooHostDefault }];
  return judge(observation, { now: new Date(), policy: defaultUrgencyPolicy, hostDefaults });
}

describe('a look at a real server', () => {
  it.each(zooCases.map((zooCase) => [zooCase.name, zooCase] as const))(
    'finds the truth about %s',
    async (_, zooCase) => {
      const server = await startCase(zooCase);
      try {
        const observation = await observer.observe({ host: zooCase.host ?? zooHost, port: server.port });
        const { findings } = judgeNow(observation);
        expect(findings.map(({ problem }) => problem).sort()).toEqual([...zooCase.problems].sort());
        expect(findings.flatMap(({ addresses }) => addresses)).toEqual(findings.map(() => '127.0.0.1'));
      } finally {
        await server.close();
      }
    },
  );
});
