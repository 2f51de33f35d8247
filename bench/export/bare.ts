// node --import tsx bench/export/bare.ts FILE FOLDER, with IPC: writes what an export has into a file, with the driver alone.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

import SqliteDatabase from 'better-sqlite3';

const queries = {
  sites: `
    SELECT "displayHost", "host", "port", "status", "expiresAt", "checkedAt", "pausedAt", "createdAt",
      (SELECT group_concat(t."name", '; ') FROM "SiteTag" AS st JOIN "Tag" AS t ON t."id" = st."tagId"
        WHERE st."siteId" = "Site"."id"),
      (SELECT group_concat(e."host" || ' ' || e."findings", '; ') FROM "Endpoint" AS e
        LEFT JOIN "Certificate" AS c ON c."fingerprint256" = e."certificateId" WHERE e."siteId" = "Site"."id")
    FROM "Site" WHERE "deletedAt" IS NULL ORDER BY "createdAt" DESC, "id"`,
  certificates: `
    SELECT e."host", e."port", e."certificateId" = s."certificateId", c."subject", c."names", c."issuer", c."serial",
      c."notBefore", c."notAfter", s."firstSeenAt", s."lastSeenAt", c."keyType", c."signatureAlgorithm", c."fingerprint256"
    FROM "Sighting" AS s JOIN "Endpoint" AS e ON e."id" = s."endpointId" JOIN "Site" ON "Site"."id" = e."siteId"
      JOIN "Certificate" AS c ON c."fingerprint256" = s."certificateId"
    WHERE "Site"."deletedAt" IS NULL ORDER BY s."firstSeenAt" DESC, s."endpointId", s."certificateId"`,
};

const [file = '', folder = ''] = process.argv.slice(2);

process.on('message', (kind: keyof typeof queries) => {
  void write(kind).then((reply) => process.connected && process.send?.(reply));
});

async function write(kind: keyof typeof queries): Promise<object> {
  const startedAt = performance.now();
  const database = new SqliteDatabase(file, { readonly: true });
  const stream = createWriteStream(path.join(folder, `${kind}.csv`));
  let rows = 0;
  for (const row of database.prepare<[], unknown[]>(queries[kind]).raw().iterate()) {
    rows += 1;
    if (!stream.write(`${row.join(',')}\r\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  database.close();
  return { seconds: (performance.now() - startedAt) / 1000, rows };
}
