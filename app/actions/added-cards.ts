/** More cards than this say less than the list below them. */
const cardLimit = 12;

/** Where the cards of sites that were just added, or are back, are shown; null = there are none. */
export function addedCards(added: readonly string[], restored: readonly string[]): string | null {
  const ids = [...added, ...restored];
  if (ids.length === 0) return null;
  const more = ids.length - cardLimit;
  const query = new URLSearchParams({ added: ids.slice(0, cardLimit).join(',') });
  if (more > 0) query.set('more', String(more));
  const [back] = restored;
  if (back) query.set('restored', back);
  return `/?${query.toString()}`;
}
