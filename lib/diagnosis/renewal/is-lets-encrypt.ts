/**
 * Whether Let's Encrypt has issued it, by the issuer's organisation: its intermediates change their names.
 *
 * @param issuer one line, "C=US, O=Let's Encrypt, CN=YR1", in any order
 */
export function isLetsEncrypt(issuer: string): boolean {
  return /(?:^|, ?)O ?= ?"?Let's Encrypt"?(?:,|$)/.test(issuer);
}
