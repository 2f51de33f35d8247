import { bitString, integer, sequence, tagged, time } from './der';
import { extension } from './mint-extensions';
import { inDays } from './mint';
import type { Minted } from './mint';
import { signWith } from './mint-keys';

export interface CrlOptions {
  revoked: readonly Minted[];
  /** Default: an hour ago. */
  thisUpdate?: Date;
  /** Default: in a week. */
  nextUpdate?: Date;
  /** Says that this is only one part of the authority's list: the one at this address (RFC 5280 §5.2.5). */
  distributionPoint?: string;
}

/** A list of revoked certificates in DER, signed by an authority. */
export function mintCrl(issuer: Minted, options: CrlOptions): Buffer {
  const { algorithm, sign } = signWith(issuer.key, 'sha256');
  const thisUpdate = options.thisUpdate ?? inDays(-1 / 24);
  const entries = options.revoked.map(({ serial }) => sequence(integer(serial), time(thisUpdate)));
  const toBeSigned = sequence(
    integer(1),
    algorithm,
    issuer.subject,
    time(thisUpdate),
    time(options.nextUpdate ?? inDays(7)),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    tagged(0, sequence(extension('2.5.29.20', integer(1)), ...partition(options.distributionPoint))),
  );
  return sequence(toBeSigned, algorithm, bitString(sign(toBeSigned)));
}

function partition(url: string | undefined): Buffer[] {
  if (url === undefined) return [];
  const name = tagged(0, tagged(0, tagged(6, Buffer.from(url, 'latin1'), false)));
  return [extension('2.5.29.28', sequence(name), true)];
}
