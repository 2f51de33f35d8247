import type { Database } from './open-database';

export interface TagName {
  tagId: string;
  name: string;
}

export interface TagUse extends TagName {
  /** How many sites that are not deleted carry it. */
  siteCount: number;
}

/** Every tag that a site carries, by name. */
export async function listTags(db: Database): Promise<TagUse[]> {
  throw new Error(`not written yet ${String(db)}`);
}
