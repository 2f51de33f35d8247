/** Hosts give addresses out of the same /24 to one site. IPv4 alone. */
export function isSameNetwork(one: readonly string[], other: readonly string[]): boolean {
  const networks = new Set(one.map(networkOf));
  return other.some((address) => networks.has(networkOf(address)));
}

function networkOf(address: string): string {
  return address.split('.').slice(0, 3).join('.');
}
