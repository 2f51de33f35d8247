'use strict';

// The door to every command: `node scripts/kigen.cjs start`. It turns an old Node.js away in one sentence, and therefore
// is written in old syntax and loads the rest, which is not, only afterwards. Only node:* modules may be imported by what
// runs before the packages are installed.

var nodeVersion = module.require('./node-version.cjs');

var locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';

if (nodeVersion.isSupported(process.versions.node)) {
  module.require('./load-command.cjs');
} else {
  console.error(nodeVersion.describeUnsupported(process.versions.node, /^ja/.test(locale)));
  process.exitCode = 1;
}
