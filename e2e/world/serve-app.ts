import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openDatabase } from '@/lib/db/open-database';
import type { Database } from '@/lib/db/open-database';
import { migrate } from '@/prisma/migrate.mjs';
import { signInOwner, testSecretKey } from '@/lib/testing/sign-in-owner';
import { serveBuilt } from '@/scripts/serve-built.mjs';

/** The built app on a free port, with a database of its own. */
export interface App {
  url: string;
  databaseFile: string;
  /** What the server has written so far. */
  output: () => string;
  /** Ends the server and starts another one on the same address and data. */
  restart: () => Promise<void>;
}

export interface ServeOptions {
  /** A database that is migrated and empty, to be copied. */
  template: string;
  /** "127.0.0.1:port" of the only name server that the app asks. */
  nameServer: string;
  /** A file with the root that the app trusts besides the machine's own. */
  rootFile: string;
  /** Where a diagnosis asks by HTTP and HTTPS, instead of 80 and 443. Default: ports where nobody listens. */
  validation?: { http: number; https: number } | undefined;
  /** Fills the database before the app starts. */
  fill?: ((database: Database) => Promise<unknown>) | undefined;
}

/** Serves the app until `stop`, which also removes its data. */
export async function serveApp({ template, nameServer, rootFile, validation, fill }: ServeOptions) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kigen-e2e-'));
  const databaseFile = path.join(dataDir, 'kigen.db');
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    copyFileSync(template, databaseFile);
    if (fill) await withDatabase(databaseFile, fill);
    const env = environment(nameServer, rootFile, validation);
    let server = await serveBuilt({ dataDir, env });
    let earlier = '';
    const restart = async (): Promise<void> => {
      await server.stop();
      earlier += server.output();
      server = await serveBuilt({ dataDir, env, port: Number(new URL(server.url).port) });
    };
    const app: App = { url: server.url, databaseFile, output: () => earlier + server.output(), restart };
    const stop = () => server.stop().finally(remove);
    return { app, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

export type Template = Awaited<ReturnType<typeof createTemplate>>;

/**
 * `file` has an owner who is signed in with the cookie `session`, `fresh` has nobody. `migrate` closes what it has made:
 * the one file is the whole database, and may be copied.
 */
export async function createTemplate() {
  const folder = mkdtempSync(path.join(tmpdir(), 'kigen-e2e-template-'));
  const file = path.join(folder, 'kigen.db');
  await migrate(file);
  const fresh = path.join(folder, 'fresh.db');
  copyFileSync(file, fresh);
  const session = await withDatabase(file, signInOwner);
  return { file, fresh, session, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A second connection to the app's database, as another program would have one. */
export async function withDatabase<T>(file: string, use: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(file);
  try {
    return await use(database);
  } finally {
    await database.$disconnect();
  }
}

function environment(nameServer: string, rootFile: string, validation = { http: 1, https: 1 }) {
  const dnsPort = nameServer.slice(nameServer.lastIndexOf(':') + 1);
  return {
    KIGEN_ALLOW_NETS: '127.0.0.0/8',
    KIGEN_ALLOW_PORTS: '1024-65535',
    KIGEN_DNS_SERVERS: nameServer,
    KIGEN_VALIDATION_PORTS: `${dnsPort},${validation.http},${validation.https}`,
    KIGEN_ACME_DIRECTORY: 'off',
    KIGEN_CHECK_INTERVAL_MINUTES: '360',
    KIGEN_SECRET_KEY: testSecretKey,
    NODE_EXTRA_CA_CERTS: rootFile,
  };
}
