/** What shows from outside once SSL is OFF. */
export const offLooks = ['host-default', 'refused', 'alert', 'another-name', 'unchanged', 'never'] as const;
export type OffLook = (typeof offLooks)[number];

/** What ON brings. */
export const onResults = [
  'new',
  'same-old',
  'another-issuer',
  'staging',
  'without-www',
  'unverified-chain',
  'still-503',
  'never',
] as const;
export type OnResult = (typeof onResults)[number];

/** How a domain answers the presses in the panel. It may be changed between two of them. */
export interface Trouble {
  /**
   * `host-default` the host's own certificate and 503 (as ConoHa WING) · `refused` no connection · `alert` the TLS alert
   * unrecognized_name · `another-name` somebody else's certificate · `unchanged` the old one goes on being served, as behind
   * a CDN · `never` nothing happens and the panel stays at 設定中.
   */
  off: OffLook;
  /**
   * `new` a new certificate · `same-old` the one from before · `another-issuer` new, from somebody else · `staging` from an
   * issuer that nobody trusts, "(STAGING) …" · `without-www` new, for the apex alone · `unverified-chain` new, without the
   * issuer's certificate · `still-503` new, but every page answers 503 · `never` as above.
   */
  on: OnResult;
  /** This name shows, at every second connection, what it showed before the last change. */
  flapping: 'apex' | 'www' | null;
}

export const noTrouble: Trouble = { off: 'host-default', on: 'new', flapping: null };
