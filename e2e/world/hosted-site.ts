import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { TestDnsServer } from '@/lib/testing/dns-server';
import type { HostedDomain } from '@/lib/testing/shared-host/hosted-domain';
import { servePanel } from '@/lib/testing/shared-host/serve-panel';
import { startSharedHost } from '@/lib/testing/shared-host/shared-host';
import type { DomainOptions } from '@/lib/testing/shared-host/shared-host';

/** A domain on the stand-in host, with its name as a person types it. */
export interface HostedSite {
  name: string;
  domain: HostedDomain;
}

/** The stand-in host with its panel, and the roots that the app is to trust. */
export interface HostingWorld {
  rootFile: string;
  /** The host's ports, for the diagnosis. */
  validation: { http: number; https: number };
  panelUrl: string;
  host: (options: DomainOptions) => Promise<HostedSite>;
  close: () => Promise<void>;
}

export async function openHosting(dns: TestDnsServer): Promise<HostingWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kigen-e2e-host-'));
  const rootFile = path.join(folder, 'roots.pem');
  const sharedHost = await startSharedHost({ dns });
  const panel = await servePanel({ domains: sharedHost.domains });
  writeFileSync(rootFile, sharedHost.roots.join('\n'));
  return {
    rootFile,
    validation: { http: sharedHost.httpPort, https: sharedHost.port },
    panelUrl: panel.url,
    host: async (options) => {
      const domain = await sharedHost.addDomain(options);
      return { name: `${options.host}:${sharedHost.port}`, domain };
    },
    close: async () => {
      await panel.close();
      await sharedHost.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
