/**
 * The rule of robots: a request counts as a robot's when its user agent holds one of these words (lower case), or is empty.
 * They are how crawlers, feed readers, monitors and libraries call themselves; who hides is counted as a person.
 */
export const robotWords = [
  'bot',
  'crawl',
  'spider',
  'slurp',
  'archiver',
  'monitor',
  'uptime',
  'pingdom',
  'statuscake',
  'feed',
  'rss',
  'preview',
  'facebookexternalhit',
  'mediapartners',
  'google-',
  'lighthouse',
  'headless',
  'phantomjs',
  'scan',
  'zgrab',
  'masscan',
  'nuclei',
  'wpscan',
  'wordpress/',
  'curl/',
  'wget',
  'python',
  'java/',
  'okhttp',
  'libwww',
  'go-http-client',
  'node-fetch',
  'axios',
  'ruby',
  'httpclient',
  'http-client',
  'guzzle',
  'certificate watch',
  'http://',
  'https://',
] as const;

/** @param agent as it stands in the log; '-' is how logs write that there was none */
export function isRobot(agent: string): boolean {
  if (agent === '' || agent === '-') return true;
  // A maker of telephones is called Cubot.
  const lower = agent.toLowerCase().replaceAll('cubot', '');
  return robotWords.some((word) => lower.includes(word));
}
