import { everyPort } from '@/lib/tls/ports';

interface PortRange {
  from: number;
  /** Included. */
  to: number;
}

/** The ports at which something may be told. */
export interface OutgoingPorts {
  /** HTTPS, and HTTP in the owner's own networks. */
  web: ReadonlySet<number>;
  /** SMTP. */
  mail: ReadonlySet<number>;
}

const webPorts = [80, 443];
const mailPorts = [25, 465, 587, 2525];

/** @param allowed what KIGEN_ALLOW_PORTS adds */
export function listOutgoingPorts(allowed: readonly PortRange[]): OutgoingPorts {
  const more = [...everyPort].filter((port) => allowed.some(({ from, to }) => port >= from && port <= to));
  return { web: new Set([...webPorts, ...more]), mail: new Set([...mailPorts, ...more]) };
}
