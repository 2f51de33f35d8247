// node --import tsx bench/diagnosis/client.ts, with IPC: one diagnosis after the other whenever bench/diagnosis.mjs asks.
import { X509Certificate } from 'node:crypto';
import { performance } from 'node:perf_hooks';

import { allCheckers } from '@/lib/diagnosis/all-checkers';
import { conclude } from '@/lib/diagnosis/conclude';
import { createDiagnosisWorld } from '@/lib/monitor/create-diagnosis-world';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { describeCertificate } from '@/lib/tls/describe-certificate';

import type { ServedWorld } from './world';

const allowNets = ['127.0.0.0/8'];
let served: ServedWorld;
let subject: DiagnosisSubject;

process.on('message', (message: { world: ServedWorld } | { count: number }) => {
  void answer(message).then((reply) => process.connected && process.send?.(reply));
});

async function answer(message: { world: ServedWorld } | { count: number }): Promise<object> {
  if ('world' in message) {
    served = message.world;
    subject = describeSubject(served);
    return { ready: true };
  }
  const costs: { wallMs: number; cpuMs: number }[] = [];
  for (let done = 0; done < message.count; done += 1) costs.push(await diagnoseOnce());
  return { costs };
}

/** @throws Error when it finds what should not be there: then it measures something else */
async function diagnoseOnce(): Promise<{ wallMs: number; cpuMs: number }> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const options = { dnsServers: [served.dnsServer], allowNets, validationPorts: served.ports };
  const world = createDiagnosisWorld(
    { ...options, acmeDirectory: served.acmeDirectory, transparencySearch: null },
    new Date(),
  );
  const reports = await diagnose(allCheckers, subject, world);
  const conclusion = conclude(reports);
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  const { verdict, unseen, findings } = conclusion;
  if (verdict !== 'no-blocker-found' || unseen.length > 0) {
    throw new Error(`${verdict}: ${JSON.stringify([unseen, findings.map(({ name, detail }) => [name, detail])])}`);
  }
  return { wallMs, cpuMs: (user + system) / 1000 };
}

function describeSubject({ host, leaf }: ServedWorld): DiagnosisSubject {
  const described = describeCertificate(new X509Certificate(Buffer.from(leaf, 'base64')));
  if (!described) throw new Error('The certificate of the bench cannot be read.');
  const certificate = { ...described, issuer: "C=US, O=Let's Encrypt, CN=YE1" };
  const names = [host, `www.${host}`];
  return {
    host,
    names: names.map((name) => ({ host: name, isWildcard: false, isRequired: true })),
    hosting: { id: 'conoha-wing', isCertain: true },
    endpoints: names.map((name) => ({
      host: name,
      port: 443,
      certificate,
      served: certificate,
      addresses: ['127.0.0.1'],
      hsts: null,
    })),
    record: { certificates: [certificate], presses: [] },
    neighbours: { total: 5, overdue: 0 },
    answers: { overseasLimit: 'off', accessLimit: 'off', noticeUrl: null },
  };
}
