/** What a table of sites would do, in words. */
export interface ImportView {
  /** How many of each kind; kinds without any are left out. */
  counts: readonly string[];
  /** What cannot be added first. */
  rows: readonly { key: string; site: string; becomes: string; tags: string; isRefused: boolean }[];
  /** That there are more rows than are shown. */
  further: string | null;
  canAdd: boolean;
}
