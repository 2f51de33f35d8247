/** Lines of another site, by the name that stands in them. */
export interface OtherSite {
  /** Lower case, without its port, a last dot and "www.". */
  name: string;
  lines: number;
}

/** How a name was judged: one of ours, another one, or a number above that for each other one that is told apart. */
export const [ownSite, otherSite] = [0, 1];
/** So many other names are told apart, those that come first; `ByteMemo` takes no more. */
const mostNames = 250;
/** No host name is longer (RFC 1035, section 2.3.4). */
const longestName = 253;

/** Tells the lines of a site from those of others, and counts the others by their names. */
export class SiteNames {
  private readonly marks = new Map<string, number>();
  private readonly lines: number[] = [];

  /** @param own lower case, without "www."; null = every name is ours */
  constructor(private readonly own: readonly string[] | null) {}

  /** @returns `ownSite`, `otherSite` when there are too many, or a number of its own */
  judge(text: string): number {
    const name = toBareName(text);
    if (this.own === null || this.own.includes(name)) return ownSite;
    if (name === '' || name.length > longestName) return otherSite;
    const known = this.marks.get(name);
    if (known !== undefined) return known;
    if (this.marks.size >= mostNames) return otherSite;
    const mark = otherSite + 1 + this.marks.size;
    this.marks.set(name, mark);
    return mark;
  }

  /** Counts a line of another site. @param mark as `judge` gave it */
  count(mark: number): void {
    this.lines[mark] = (this.lines[mark] ?? 0) + 1;
  }

  /** The most seen first. */
  list(): OtherSite[] {
    return sortSites([...this.marks].map(([name, mark]) => ({ name, lines: this.lines[mark] ?? 0 })));
  }
}

/** What several files have told, together; the most seen first. */
export function addSites(lists: readonly (readonly OtherSite[])[]): OtherSite[] {
  const sums = new Map<string, number>();
  for (const { name, lines } of lists.flat()) sums.set(name, (sums.get(name) ?? 0) + lines);
  return sortSites([...sums].map(([name, lines]) => ({ name, lines })));
}

function sortSites(sites: readonly OtherSite[]): OtherSite[] {
  return sites.filter(({ lines }) => lines > 0).toSorted((a, b) => b.lines - a.lines);
}

function toBareName(text: string): string {
  return text
    .toLowerCase()
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '')
    .replace(/^www\./, '');
}
