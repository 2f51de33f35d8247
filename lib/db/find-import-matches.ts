import type { Database } from './open-database';

/** A site that stands already under a name that is to be added. */
export interface ImportMatch {
  siteId: string;
  /** ASCII, without "www.". */
  host: string;
  port: number;
  isDeleted: boolean;
  /** The hosts of it that are watched. */
  watched: ReadonlySet<string>;
  tags: ReadonlySet<string>;
}

/** As many names as one query takes. */
const chunk = 500;

/** The sites of these names, deleted or not, by `host:port`. */
export async function findImportMatches(
  db: Database,
  hosts: readonly string[],
): Promise<ReadonlyMap<string, ImportMatch>> {
  const matches = new Map<string, ImportMatch>();
  for (let from = 0; from < hosts.length; from += chunk) {
    const rows = await db.site.findMany({
      where: { host: { in: hosts.slice(from, from + chunk) } },
      select: {
        id: true,
        host: true,
        port: true,
        deletedAt: true,
        endpoints: { where: { watched: true }, select: { host: true } },
        tags: { select: { tag: { select: { name: true } } } },
      },
    });
    for (const { id, host, port, deletedAt, endpoints, tags } of rows) {
      matches.set(`${host}:${port}`, {
        siteId: id,
        host,
        port,
        isDeleted: deletedAt !== null,
        watched: new Set(endpoints.map((endpoint) => endpoint.host)),
        tags: new Set(tags.map(({ tag }) => tag.name)),
      });
    }
  }
  return matches;
}
