const usualPort = 443;

/** A site or an endpoint for the eye, as one would type it: with its port, unless it is the usual one. */
export function toDisplayName({ displayHost, port }: { displayHost: string; port: number }): string {
  return displayHost + portSuffix(port);
}

/** ":8443", or nothing for the usual port. */
export function portSuffix(port: number): string {
  return port === usualPort ? '' : `:${port}`;
}
