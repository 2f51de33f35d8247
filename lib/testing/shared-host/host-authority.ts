import { inDays, mintIntermediate, mintLeaf, mintRoot, toServerCertificate } from '../mint';
import type { Minted } from '../mint';
import type { ServerCertificate } from '../tls-server';

const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

/** The name on what a host shows for every site without a certificate of its own: that of ConoHa WING. */
export const hostDefaultName = '*.conohawing.com';

export interface OldCertificate {
  /** Whole days that are left, or that have passed since the end when negative; an hour more, so that the day does not turn. */
  daysLeft: number;
  /** Default: 90, as from Let's Encrypt. */
  lifeDays?: number;
  /** False = the server forgets to send the issuer's certificate. */
  isChainSent?: boolean;
}

/** Real certificates name one. Nobody answers there. */
const issuerUrl = 'http://issuer.example.jp/1.cer';

/** Everything that a host shows and that no ACME server would issue: other dates, other issuers, other names. */
export interface HostAuthority {
  /** To be trusted by who looks; the staging issuer's is not among them. */
  rootPem: string;
  hostDefault: ServerCertificate;
  somebodyElses: ServerCertificate;
  issueOld(names: readonly string[], dates: OldCertificate): ServerCertificate;
  /** Of now, with 90 days. */
  issueNew(names: readonly string[], isChainSent?: boolean): ServerCertificate;
  issueFromAnother(names: readonly string[]): ServerCertificate;
  issueStaging(names: readonly string[]): ServerCertificate;
}

/** A private root and three issuers, made here and now. */
export function createHostAuthority(): HostAuthority {
  const root = mintRoot({ commonName: 'Practice Root' });
  const usual = mintIntermediate(root, { commonName: 'Practice Issuer 1' });
  const another = mintIntermediate(root, { commonName: 'Another Practice Issuer' });
  const staging = mintIntermediate(mintRoot({ commonName: '(STAGING) Practice Root' }), {
    commonName: '(STAGING) Practice Issuer',
  });
  return {
    rootPem: root.pem,
    hostDefault: issue(usual, [hostDefaultName], { daysLeft: 200, lifeDays: 390 }),
    somebodyElses: issue(usual, ['somebody-else.example.jp'], { daysLeft: 60 }),
    issueOld: (names, dates) => issue(usual, names, dates),
    issueNew: (names, isChainSent = true) => issueNow(usual, names, isChainSent),
    issueFromAnother: (names) => issueNow(another, names, true),
    issueStaging: (names) => issueNow(staging, names, true),
  };
}

function issue(issuer: Minted, names: readonly string[], dates: OldCertificate): ServerCertificate {
  const { daysLeft, lifeDays = 90, isChainSent = true } = dates;
  const notAfter = inDays(daysLeft, new Date(wholeSecond().getTime() + (daysLeft < 0 ? -hourMs : hourMs)));
  const notBefore = new Date(notAfter.getTime() - lifeDays * dayMs);
  return toServerCertificate(
    mintLeaf(issuer, { names, notBefore, notAfter, issuerUrl }),
    ...(isChainSent ? [issuer] : []),
  );
}

function issueNow(issuer: Minted, names: readonly string[], isChainSent: boolean): ServerCertificate {
  const notBefore = wholeSecond();
  const leaf = mintLeaf(issuer, { names, notBefore, notAfter: inDays(90, notBefore), issuerUrl });
  return toServerCertificate(leaf, ...(isChainSent ? [issuer] : []));
}

/** A certificate's dates are whole seconds. */
function wholeSecond(): Date {
  return new Date(Math.floor(Date.now() / 1000) * 1000);
}
