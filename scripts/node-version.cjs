'use strict';

// Old syntax on purpose: this file must still run on the Node.js versions that it turns away.

/** The oldest version that works, for each line of releases; anything newer than the last works too. */
var oldest = [
  [20, 19],
  [22, 12],
  [24, 0],
];

/** @param {string} version "20.19.0" */
function isSupported(version) {
  var parts = version.split('.');
  var major = Number(parts[0]);
  var minor = Number(parts[1]);
  if (major > oldest[oldest.length - 1][0]) return true;
  return oldest.some(function (line) {
    return major === line[0] && minor >= line[1];
  });
}

/**
 * @param {string} version
 * @param {boolean} isJapanese
 */
function describeUnsupported(version, isJapanese) {
  return isJapanese
    ? 'Node.js ' +
        version +
        ' では動きません。https://nodejs.org/ から最新の LTS 版(24 以降。20.19 以降の 20、22.12 以降の 22 も可)を入れて、もう一度実行してください。'
    : 'Kigen does not run on Node.js ' +
        version +
        ': install the current LTS release from https://nodejs.org/ (24 or newer; 20.19+ and 22.12+ work too) and run this again.';
}

module.exports = { isSupported: isSupported, describeUnsupported: describeUnsupported };
