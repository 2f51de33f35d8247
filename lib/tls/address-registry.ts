/** One row of an IANA registry: a block of addresses that are not ordinary hosts of the public Internet. */
export interface AddressBlock {
  block: string;
  name: string;
  source: string;
}

/** https://www.iana.org/assignments/iana-ipv4-special-registry/ (every row, also the globally reachable ones). */
export const ipv4SpecialPurpose: readonly AddressBlock[] = [
  { block: '0.0.0.0/8', name: 'This network', source: 'RFC 791' },
  { block: '0.0.0.0/32', name: 'This host on this network', source: 'RFC 1122' },
  { block: '10.0.0.0/8', name: 'Private-Use', source: 'RFC 1918' },
  { block: '100.64.0.0/10', name: 'Shared Address Space', source: 'RFC 6598' },
  { block: '127.0.0.0/8', name: 'Loopback', source: 'RFC 1122' },
  { block: '169.254.0.0/16', name: 'Link Local', source: 'RFC 3927' },
  { block: '172.16.0.0/12', name: 'Private-Use', source: 'RFC 1918' },
  { block: '192.0.0.0/24', name: 'IETF Protocol Assignments', source: 'RFC 6890' },
  { block: '192.0.0.0/29', name: 'IPv4 Service Continuity Prefix', source: 'RFC 7335' },
  { block: '192.0.0.8/32', name: 'IPv4 dummy address', source: 'RFC 7600' },
  { block: '192.0.0.9/32', name: 'Port Control Protocol Anycast', source: 'RFC 7723' },
  { block: '192.0.0.10/32', name: 'Traversal Using Relays around NAT Anycast', source: 'RFC 8155' },
  { block: '192.0.0.170/32', name: 'NAT64/DNS64 Discovery', source: 'RFC 7050' },
  { block: '192.0.0.171/32', name: 'NAT64/DNS64 Discovery', source: 'RFC 7050' },
  { block: '192.0.2.0/24', name: 'Documentation (TEST-NET-1)', source: 'RFC 5737' },
  { block: '192.31.196.0/24', name: 'AS112-v4', source: 'RFC 7535' },
  { block: '192.52.193.0/24', name: 'AMT', source: 'RFC 7450' },
  { block: '192.88.99.0/24', name: 'Deprecated (6to4 Relay Anycast)', source: 'RFC 7526' },
  { block: '192.88.99.2/32', name: '6a44-relay anycast address', source: 'RFC 6751' },
  { block: '192.168.0.0/16', name: 'Private-Use', source: 'RFC 1918' },
  { block: '192.175.48.0/24', name: 'Direct Delegation AS112 Service', source: 'RFC 7534' },
  { block: '198.18.0.0/15', name: 'Benchmarking', source: 'RFC 2544' },
  { block: '198.51.100.0/24', name: 'Documentation (TEST-NET-2)', source: 'RFC 5737' },
  { block: '203.0.113.0/24', name: 'Documentation (TEST-NET-3)', source: 'RFC 5737' },
  { block: '240.0.0.0/4', name: 'Reserved', source: 'RFC 1112' },
  { block: '255.255.255.255/32', name: 'Limited Broadcast', source: 'RFC 919' },
];

/** https://www.iana.org/assignments/iana-ipv6-special-registry/ (every row, also the globally reachable ones). */
export const ipv6SpecialPurpose: readonly AddressBlock[] = [
  { block: '::1/128', name: 'Loopback Address', source: 'RFC 4291' },
  { block: '::/128', name: 'Unspecified Address', source: 'RFC 4291' },
  { block: '::ffff:0:0/96', name: 'IPv4-mapped Address', source: 'RFC 4291' },
  { block: '64:ff9b::/96', name: 'IPv4-IPv6 Translation', source: 'RFC 6052' },
  { block: '64:ff9b:1::/48', name: 'IPv4-IPv6 Translation', source: 'RFC 8215' },
  { block: '100::/64', name: 'Discard-Only Address Block', source: 'RFC 6666' },
  { block: '100:0:0:1::/64', name: 'Dummy IPv6 Prefix', source: 'RFC 9780' },
  { block: '2001::/23', name: 'IETF Protocol Assignments', source: 'RFC 2928' },
  { block: '2001::/32', name: 'TEREDO', source: 'RFC 4380' },
  { block: '2001:1::1/128', name: 'Port Control Protocol Anycast', source: 'RFC 7723' },
  { block: '2001:1::2/128', name: 'Traversal Using Relays around NAT Anycast', source: 'RFC 8155' },
  { block: '2001:1::3/128', name: 'DNS-SD Service Registration Protocol Anycast', source: 'RFC 9665' },
  { block: '2001:2::/48', name: 'Benchmarking', source: 'RFC 5180' },
  { block: '2001:3::/32', name: 'AMT', source: 'RFC 7450' },
  { block: '2001:4:112::/48', name: 'AS112-v6', source: 'RFC 7535' },
  { block: '2001:10::/28', name: 'Deprecated (previously ORCHID)', source: 'RFC 4843' },
  { block: '2001:20::/28', name: 'ORCHIDv2', source: 'RFC 7343' },
  { block: '2001:30::/28', name: 'Drone Remote ID Protocol Entity Tags', source: 'RFC 9374' },
  { block: '2001:db8::/32', name: 'Documentation', source: 'RFC 3849' },
  { block: '2002::/16', name: '6to4', source: 'RFC 3056' },
  { block: '2620:4f:8000::/48', name: 'Direct Delegation AS112 Service', source: 'RFC 7534' },
  { block: '3fff::/20', name: 'Documentation', source: 'RFC 9637' },
  { block: '5f00::/16', name: 'Segment Routing (SRv6) SIDs', source: 'RFC 9602' },
  { block: 'fc00::/7', name: 'Unique-Local', source: 'RFC 4193' },
  { block: 'fe80::/10', name: 'Link-Local Unicast', source: 'RFC 4291' },
];

/**
 * Services that hand out machine credentials to whoever can reach them. They stay closed whatever ranges the owner opens.
 */
export const metadataServices: readonly AddressBlock[] = [
  { block: '169.254.169.254/32', name: 'Cloud metadata', source: 'AWS, Google Cloud, Azure and others' },
  { block: '169.254.170.2/32', name: 'Task credentials', source: 'AWS ECS' },
  { block: '169.254.170.23/32', name: 'Pod credentials', source: 'AWS EKS' },
  { block: '168.63.129.16/32', name: 'Platform address', source: 'Azure' },
  { block: '100.100.100.200/32', name: 'Cloud metadata', source: 'Alibaba Cloud' },
  { block: '192.0.0.192/32', name: 'Cloud metadata', source: 'Oracle Cloud' },
  { block: 'fd00:ec2::254/128', name: 'Cloud metadata', source: 'AWS' },
  { block: 'fd00:ec2::23/128', name: 'Pod credentials', source: 'AWS EKS' },
  { block: 'fd20:ce::254/128', name: 'Cloud metadata', source: 'Google Cloud' },
];
