/** An address without its display name. Nothing in it can end a header or begin another recipient. */
export const emailAddress = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

/** Addresses between commas, semicolons or white space. */
export function splitAddresses(text: string): string[] {
  return text.split(/[\s,;、]+/).filter((part) => part !== '');
}
