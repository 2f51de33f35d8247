/** The published addresses of a network that stands in front of sites. */
export interface CdnNetwork {
  name: string;
  /** Where the operator publishes them. */
  source: string;
  /** The day of the copy that they were taken from. */
  asOf: string;
  /** CIDR. */
  blocks: readonly string[];
}

/**
 * Only what the operators publish themselves, and only networks that visitors reach. Akamai publishes no list of its own:
 * it is known by its headers, as others are. An address outside tells nothing; the headers may.
 */
export const cdnNetworks: readonly CdnNetwork[] = [
  {
    name: 'Cloudflare',
    source: 'https://www.cloudflare.com/ips/',
    asOf: '2024-06-25',
    blocks: list(`
      103.21.244.0/22 103.22.200.0/22 103.31.4.0/22 104.16.0.0/13 104.24.0.0/14 108.162.192.0/18 131.0.72.0/22
      141.101.64.0/18 162.158.0.0/15 172.64.0.0/13 173.245.48.0/20 188.114.96.0/20 190.93.240.0/20 197.234.240.0/22
      198.41.128.0/17 2400:cb00::/32 2405:8100::/32 2405:b500::/32 2606:4700::/32 2803:f800::/32 2a06:98c0::/29
      2c0f:f248::/32`),
  },
  {
    name: 'Fastly',
    source: 'https://api.fastly.com/public-ip-list',
    asOf: '2023-06-06',
    blocks: list(`
      23.235.32.0/20 43.249.72.0/22 103.244.50.0/24 103.245.222.0/23 103.245.224.0/24 104.156.80.0/20 140.248.64.0/18
      140.248.128.0/17 146.75.0.0/17 151.101.0.0/16 157.52.64.0/18 167.82.0.0/17 167.82.128.0/20 167.82.160.0/20
      167.82.224.0/20 172.111.64.0/18 185.31.16.0/22 199.27.72.0/21 199.232.0.0/16 2a04:4e40::/32 2a04:4e42::/32`),
  },
  {
    // CLOUDFRONT_GLOBAL_IP_LIST, as far as two copies agree; the regional caches behind it are not what visitors reach.
    name: 'Amazon CloudFront',
    source: 'https://d7uri8nf7uskq.cloudfront.net/tools/list-cloudfront-ips',
    asOf: '2023-03-31',
    blocks: list(`
      3.160.0.0/14 13.32.0.0/15 13.35.0.0/16 13.224.0.0/14 13.249.0.0/16 15.158.0.0/16 18.64.0.0/14 18.68.0.0/16
      18.154.0.0/15 18.160.0.0/15 18.164.0.0/15 18.172.0.0/15 18.238.0.0/15 18.244.0.0/15 52.46.0.0/18 52.82.128.0/19
      52.84.0.0/15 52.124.128.0/17 52.222.128.0/17 54.182.0.0/16 54.192.0.0/16 54.230.0.0/17 54.230.128.0/18
      54.230.200.0/21 54.230.208.0/20 54.230.224.0/19 54.239.128.0/18 54.239.192.0/19 54.240.128.0/18 64.252.64.0/18
      64.252.128.0/18 65.8.0.0/16 65.9.0.0/17 65.9.128.0/18 70.132.0.0/18 71.152.0.0/17 99.84.0.0/16 99.86.0.0/16
      108.138.0.0/15 108.156.0.0/14 130.176.0.0/17 130.176.128.0/18 130.176.192.0/19 130.176.224.0/20 143.204.0.0/16
      144.220.0.0/16 204.246.164.0/22 204.246.168.0/22 204.246.172.0/24 204.246.173.0/24 204.246.174.0/23
      204.246.176.0/20 205.251.249.0/24 205.251.250.0/23 205.251.252.0/23 205.251.254.0/24 216.137.32.0/19
      2600:9000:1000::/36 2600:9000:2000::/36 2600:9000:3000::/36 2600:9000:4000::/36`),
  },
];

function list(text: string): string[] {
  return text.trim().split(/\s+/);
}
